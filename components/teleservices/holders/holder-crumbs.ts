import type { Route } from 'next'
import type { Crumb } from '@/components/ui/breadcrumb'
import { holderHref, holderListHref } from '@/lib/teleservices/holders/domain/holder-search'
import { HOLDER_TEXTS } from '@/lib/teleservices/holders/labels'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'

/** « HADDAD Karim », or the pupil of a CAE. */
export const holderName = ({ guardian, student }: CodeHolderView): string => guardian?.name ?? student.name

/** « Sconet Ts / Accès des Responsables / Gérer un CAR / HADDAD Karim » (TS-40), and the step when there is one. */
export function holderBreadcrumb(holder: CodeHolderView, de: string, step?: string): Crumb[] {
  const { title, menu } = HOLDER_TEXTS[holder.kind]
  return [
    { label: 'Sconet Ts', href: '/teleservices' as Route },
    { label: menu },
    { label: title, href: holderListHref(holder.kind, de) as Route },
    { label: holderName(holder), href: holderHref(holder, { de }) as Route },
    ...(step ? [{ label: step }] : []),
  ]
}

import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { requireFamily } from '@/lib/auth/session'
import { frenchDate } from '@/lib/platform/dates'
import { titleCase } from '@/lib/platform/text'
import { FAMILY_SERVICES, serviceOfSlug } from '@/lib/teleservices/domain/family-services'
import { ofName } from '@/lib/teleservices/domain/wording'
import { findOpenService } from '@/lib/teleservices/family/get-family-home'

type Props = PageProps<'/mes-teleservices/[eleve]/[service]'>

/** One open service of one child, read live: a withdrawal or a closing makes it absent at once. */
async function load({ params }: Props) {
  const actor = await requireFamily()
  const { eleve, service } = await params
  const kind = serviceOfSlug(service)
  if (!kind || !z.uuid().safeParse(eleve).success) notFound()
  const child = await findOpenService(actor, { studentId: eleve, kind })
  if (!child) notFound()
  const words = FAMILY_SERVICES[kind]
  const title = actor.profile === 'STUDENT' ? words.own : `${words.noun} ${ofName(titleCase(child.firstName))}`
  return { child, title, nothing: words.nothing }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).title }
}

export default async function ServicePage(props: Props) {
  const { child, title, nothing } = await load(props)
  return (
    <>
      <p className="text-16">
        <Link className="inline-flex items-center gap-1 py-2" href={'/mes-teleservices' as Route}>
          <Icon name="chevronLeft" />
          Mes téléservices
        </Link>
      </p>
      <h1 className="mt-2">{title}</h1>
      <p className="mt-1 text-ink-2">
        {[child.division, child.school.name].filter(Boolean).join(' · ')}. Informations à jour au{' '}
        {frenchDate(child.school.validOn)}.
      </p>
      <EmptyState>{nothing} Ce que l’établissement publie un jour se lit ici le lendemain.</EmptyState>
    </>
  )
}

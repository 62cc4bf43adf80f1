import { BackToHome } from '@/components/layout/back-to-home'
import { frenchDate } from '@/lib/platform/dates'
import { titleCase } from '@/lib/platform/text'
import { FAMILY_SERVICES, type FamilyService } from '@/lib/teleservices/family/domain/family-services'
import type { FamilyChild } from '@/lib/teleservices/family/list-children'
import { ofName } from '@/lib/teleservices/letters/domain/wording'

/** « Notes de Lina » for a responsable, « Mes notes » for the pupil. */
export const serviceTitle = (child: FamilyChild, kind: FamilyService, own: boolean): string =>
  own ? FAMILY_SERVICES[kind].own : `${FAMILY_SERVICES[kind].noun} ${ofName(titleCase(child.firstName))}`

/** Top of the page of one service of one child: way back, title, division, school, day of the data (TS-46). */
export function ServiceHeading({ child, kind, own }: { child: FamilyChild; kind: FamilyService; own: boolean }) {
  return (
    <>
      <BackToHome />
      <h1 className="mt-2">{serviceTitle(child, kind, own)}</h1>
      <p className="mt-1 text-ink-2">
        {[child.division, child.school.name].filter(Boolean).join(' · ')}. Informations à jour au{' '}
        {frenchDate(child.school.validOn)}. Ce qui est publié aujourd’hui se lit demain.
      </p>
    </>
  )
}

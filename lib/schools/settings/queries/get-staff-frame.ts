import 'server-only'
import { roleAfterName } from '@/lib/auth/labels'
import type { LiveSession } from '@/lib/auth/live-session'
import { findPreviousSignIn } from '@/lib/auth/previous-sign-in'
import { realNow } from '@/lib/platform/clock'
import { frenchDateTime } from '@/lib/platform/dates'
import { getSchoolCard } from './get-school-card'

/** What the header and the menus of staff say: who acts, for which school and year, with which rights; null for a family. */
export async function getStaffFrame({ actor, factorWaived }: LiveSession) {
  if (actor.kind === 'family') return null
  const [school, previous] = await Promise.all([
    actor.kind === 'staff' ? getSchoolCard(actor) : undefined,
    findPreviousSignIn(actor),
  ])
  return {
    person: {
      name: actor.displayName,
      detail: roleAfterName(actor.role),
      lastSignIn: previous ? frenchDateTime(previous) : undefined,
    },
    school: school && { name: school.name, uai: school.uai, town: school.city ?? undefined },
    schoolYear: school?.currentYear,
    permissions: actor.permissions,
    shownAt: frenchDateTime(realNow()),
    factorWaived,
  }
}

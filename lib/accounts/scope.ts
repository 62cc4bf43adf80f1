import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/platform/errors'

/**
 * A member of staff acts for his own school only, whatever the caller passed; jobs act for the school that they name. A
 * family and whoever is signing in act on what they proved, in the school of their code or access; nobody else does.
 */
export function assertActsForSchool(actor: Actor, schoolId: string): void {
  if (!actsFor(actor, schoolId)) throw new Refusal('FORBIDDEN', 'Vous n’agissez pas pour cet établissement.')
}

function actsFor(actor: Actor, schoolId: string): boolean {
  switch (actor.kind) {
    case 'staff':
      return actor.schoolId === schoolId
    case 'system':
      return actor.schoolId === undefined || actor.schoolId === schoolId
    case 'family':
    case 'entering':
      return true
    case 'academie':
    case 'public':
      return false
  }
}

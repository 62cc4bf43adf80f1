import type { Actor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/platform/errors'

/** A staff member acts for his own school only, whatever the caller passed; jobs act for the school that they name. */
export function assertActsForSchool(actor: Actor, schoolId: string): void {
  if (actor.kind === 'staff' && actor.schoolId !== schoolId)
    throw new Refusal('FORBIDDEN', 'Vous n’agissez pas pour cet établissement.')
}

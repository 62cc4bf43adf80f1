import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { UsedSpelling } from '../domain/subjects'
import { getCurrentYear } from './get-current-year'

/** Subjects of the tests of the school's current year as they are written, the one written first before the others. */
export async function listSubjects(actor: Pick<SchoolActor, 'schoolId'>): Promise<UsedSpelling[]> {
  const year = await getCurrentYear(actor)
  return db.$queryRaw<UsedSpelling[]>`
    select subject, count(*)::int as tests
    from assessment where school_id = ${actor.schoolId}::uuid and year = ${year}
    group by subject
    order by min(created_at), subject collate "C"`
}

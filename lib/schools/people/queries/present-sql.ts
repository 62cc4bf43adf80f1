import 'server-only'
import { Prisma } from '@/lib/platform/db'

/** Of the pupil `s`: still in the school. A deceased pupil has left, by the constraint `deceased_student_has_left`. */
export const PRESENT: Prisma.Sql = Prisma.sql`s.left_on is null`

/** For the row `x` of a couple or of a pupil (guardianship_id or student_id): its couple `g`, null for a pupil, and its pupil `s`. */
export const WITH_ITS_HOLDER: Prisma.Sql = Prisma.sql`
  left join guardianship g on g.id = x.guardianship_id
  join student s on s.id = coalesce(x.student_id, g.student_id)`

/** Of the couple `g`: the responsable is légal 1 or légal 2 of the pupil, today (TS-78). */
export const LEGAL_COUPLE: Prisma.Sql = Prisma.sql`(g.legal_rank is not null and g.ended_on is null)`

/** Of the couple `g`: kinship 70, the pupil of age is his own responsable. */
export const ADULT_STUDENT: Prisma.Sql = Prisma.sql`(g.kinship_code is not distinct from '70')`

import 'server-only'
import { Prisma } from '@/lib/platform/db'

/** Of the pupil `s`: still in the school. A deceased pupil has left, by the constraint `deceased_student_has_left`. */
export const PRESENT: Prisma.Sql = Prisma.sql`s.left_on is null`

/** Of the couple `g`: the responsable is légal 1 or légal 2 of the pupil, today (TS-78). */
export const LEGAL_COUPLE: Prisma.Sql = Prisma.sql`(g.legal_rank is not null and g.ended_on is null)`

/** Of the couple `g`: kinship 70, the pupil of age is his own responsable. */
export const ADULT_STUDENT: Prisma.Sql = Prisma.sql`(g.kinship_code is not distinct from '70')`

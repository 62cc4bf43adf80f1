import 'server-only'
import { Prisma } from '@/lib/platform/db'

/** Subjects of a school that a message on its way speaks of, or one that may have left: `subject_id`. */
export const subjectsUnderWayOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct subject_id from delivery
  where school_id = ${schoolId}::uuid and state in ('PLANNED', 'SENDING', 'UNCERTAIN')`

/** By subject: what became of the last message, `state`. */
export const lastStatesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (subject_id) subject_id, state from delivery
  where school_id = ${schoolId}::uuid order by subject_id, id desc`

/** By subject: a message on its way, one that may have left, and the last address that a provider refused for good. */
export const pastDeliveriesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select subject_id, bool_or(state in ('PLANNED', 'SENDING')) as pending, bool_or(state = 'UNCERTAIN') as uncertain,
         (array_agg(recipient->>'email' order by batch_id desc) filter (where state in ('FAILED', 'BOUNCED') and reason = 'REFUSED'))[1] as refused_email
  from delivery
  where school_id = ${schoolId}::uuid and state in ('PLANNED', 'SENDING', 'UNCERTAIN', 'FAILED', 'BOUNCED')
  group by subject_id`

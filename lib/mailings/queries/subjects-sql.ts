import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import { Prisma } from '@/lib/platform/db'
import { TO_TAKE_UP } from './list-lines'

/** Of `delivery` and its `batch`: what « last » means of the messages about one thing. Ids are drawn, they tell no time. */
const NEWEST = Prisma.sql`batch.created_at desc, batch.id desc, delivery.position desc`

/** Subjects of a school that a message on its way speaks of, or one that may have left: `subject_id`. */
export const subjectsUnderWayOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct subject_id from delivery
  where school_id = ${schoolId}::uuid and state in ('PLANNED', 'SENDING', 'UNCERTAIN')`

/** By subject: what became of the last message that was not taken back, `state`, `channel`. */
export const lastStatesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (delivery.subject_id) delivery.subject_id, delivery.state, delivery.channel
  from delivery join notification_batch batch on batch.id = delivery.batch_id
  where delivery.school_id = ${schoolId}::uuid and delivery.state <> 'CANCELLED'
  order by delivery.subject_id, ${NEWEST}`

/** By subject: `until` when the run of the message that waits can be taken back. */
export const cancellableOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select delivery.subject_id, batch.cancellable_until as until
  from delivery join notification_batch batch on batch.id = delivery.batch_id
  where delivery.school_id = ${schoolId}::uuid and delivery.state = 'PLANNED' and batch.state = 'SCHEDULED'
    and batch.cancellable_until > ${businessNow()}::timestamptz`

/** By subject: a message on its way, and one that may have left. */
export const pastDeliveriesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select delivery.subject_id, bool_or(delivery.state in ('PLANNED', 'SENDING')) as pending,
         bool_or(delivery.state = 'UNCERTAIN') as uncertain
  from delivery
  where delivery.school_id = ${schoolId}::uuid and delivery.state in ('PLANNED', 'SENDING', 'UNCERTAIN')
  group by delivery.subject_id`

const EMAIL_OF_LINE = Prisma.sql`lower(btrim(delivery.recipient->>'email'))`

const REFUSED = Prisma.sql`(delivery.state in ('FAILED', 'BOUNCED') and delivery.reason = 'REFUSED')`

/**
 * Addresses that a provider refused for good, whatever a message of the school was about, and that accepted none since:
 * `refused_email`, in small letters.
 */
export const refusedEmailsOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select refused_email from (
    select distinct on (${EMAIL_OF_LINE}) ${EMAIL_OF_LINE} as refused_email, delivery.state
    from delivery join notification_batch batch on batch.id = delivery.batch_id
    where delivery.school_id = ${schoolId}::uuid and delivery.channel = 'EMAIL'
      and (delivery.state = 'ACCEPTED' or ${REFUSED})
      and ${EMAIL_OF_LINE} in (
        select ${EMAIL_OF_LINE} from delivery where delivery.school_id = ${schoolId}::uuid and ${REFUSED})
    order by ${EMAIL_OF_LINE}, ${NEWEST}
  ) last where state <> 'ACCEPTED'`

/** Subjects that a run of the school did not reach, for somebody to take up: `subject_id`. */
export const subjectsToTakeUpOf = (schoolId: string, batchId: string): Prisma.Sql => Prisma.sql`
  select subject_id from delivery
  where school_id = ${schoolId}::uuid and batch_id = ${batchId}::uuid and state = any(${TO_TAKE_UP}::delivery_state[])`

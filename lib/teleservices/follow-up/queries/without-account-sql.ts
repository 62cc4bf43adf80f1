import 'server-only'
import { codeStateSql } from '@/lib/accounts'
import { lastStatesOf } from '@/lib/mailings/queries/subjects-sql'
import { today } from '@/lib/platform/clock'
import { Prisma } from '@/lib/platform/db'
import { namedCouplesOf } from '../../accesses/queries/couples-sql'

/** The couples of a school, each with its account or the one `cause` why it has none (domain/without-account). */
export const couplesWithCause = (schoolId: string): Prisma.Sql => Prisma.sql`
  select c.*, a.opened_at as account_opened_at, v.notified_at as told_at,
    case
      when a.id is not null then null
      when c.state = 'ADULT_STUDENT' then 'ADULT_STUDENT'
      when c.state = 'NONE' then 'NOT_CREATED'
      when c.state = 'REFUSED' then 'REFUSED'
      when c.state in ('REVOKED', 'USED') then 'WITHDRAWN'
      when ${codeStateSql(today())} = 'SUSPENDED' then 'SUSPENDED'
      when c.state = 'EXPIRED' then 'EXPIRED'
      when c.state = 'SENDING' and last.channel = 'LETTER' and last.state = 'PLANNED' then 'TO_PRINT'
      when c.state = 'SENDING' and last.state in ('PLANNED', 'SENDING') then 'SENDING'
      when last.state in ('FAILED', 'BOUNCED', 'UNREACHABLE') then 'UNDELIVERED'
      when c.state = 'SENDING' then 'UNCERTAIN'
      when c.state = 'NOTIFIED' then 'NOT_OPENED'
      else 'NOT_NOTIFIED'
    end as cause
  from (${namedCouplesOf(schoolId)}) c
  left join access a on a.guardianship_id = c.id and a.withdrawn_at is null and a.school_id = ${schoolId}::uuid
  left join activation_code v on v.id = c.code_id and v.school_id = ${schoolId}::uuid
  left join (${lastStatesOf(schoolId)}) last on last.subject_id = c.code_id`

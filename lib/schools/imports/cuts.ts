import type { BulkClient } from '@/lib/platform/bulk'
import type { DiffContext } from './diff-students'
import type { CutCause } from './domain/import-cuts'

/** Couples of one cause, and the open accounts and valid codes that they, or the pupils themselves, would lose. */
export type CutCount = { cause: CutCause; couples: number; accounts: number; codes: number }

/**
 * What the staged rows would cut, by cause, and how many légal couples the school has. `held` is SQL of accounts (HELD):
 * accounts stand above schools, so that the entry points give it.
 */
export async function countCuts(
  client: BulkClient,
  { importId, schoolId }: DiffContext,
  held: string,
): Promise<{ cuts: CutCount[]; couples: number }> {
  const { rows: cuts } = await client.query<CutCount>(
    `with gone as (
       select i.student_id,
         case when r.exit_on is null and r.exit_reason is null then 'STUDENT_ABSENT' else 'STUDENT_LEFT' end as cause
       from import_student i
       left join matched_student m on m.student_id = i.student_id
       left join raw_student r on r.position = m.position
       where i.import_id = $1 and i.change = 'LEFT' and i.left_on is not null
     ), cut as (
       select x.id, gone.cause from gone join guardianship x on x.student_id = gone.student_id
       where x.school_id = $2 and x.ended_on is null and x.legal_rank is not null
       union all
       select x.id, case when i.change = 'REMOVED' then 'GUARDIAN_ABSENT' else 'NOT_LEGAL' end
       from import_guardianship i join guardianship x on x.id = i.guardianship_id
       where i.import_id = $1 and x.ended_on is null and x.legal_rank is not null
         and (i.change = 'REMOVED' or (i.change = 'CHANGED' and i.legal_rank is null))
     ), held as (${held}),
     lost as (
       select cut.cause, held.account from cut join held on held.guardianship_id = cut.id
       union all
       select gone.cause, held.account from gone join held on held.student_id = gone.student_id
     )
     select cause,
       (select count(*) from cut where cut.cause = causes.cause)::int as couples,
       (select count(*) from lost where lost.cause = causes.cause and account)::int as accounts,
       (select count(*) from lost where lost.cause = causes.cause and not account)::int as codes
     from (select cause from cut union select cause from lost) causes
     order by cause`,
    [importId, schoolId],
  )
  const { rows: counted } = await client.query<{ couples: number }>(
    `select count(*)::int as couples from guardianship x join student s on s.id = x.student_id
     where x.school_id = $1 and x.ended_on is null and x.legal_rank is not null and s.left_on is null`,
    [schoolId],
  )
  return { cuts, couples: counted[0]?.couples ?? 0 }
}

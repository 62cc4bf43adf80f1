import type { BulkClient } from '@/lib/platform/bulk'
import type { ImportFigures } from './report'

type Counts = Pick<ImportFigures, 'students' | 'guardians' | 'guardianships' | 'divisions' | 'mefs' | 'invalid'>

/** Counts of the staged rows of one import. */
export async function countStaged(client: BulkClient, importId: string): Promise<Counts> {
  const { rows } = await client.query<{ counts: Record<string, number> }>(
    `select jsonb_object_agg(key, n) as counts from (
       select 'student.' || change as key, count(*)::int as n from import_student
         where import_id = $1 and (change <> 'LEFT' or left_on is not null) group by change
       union all select 'guardian.' || change, count(*)::int from import_guardian where import_id = $1 group by change
       union all select 'link.' || change, count(*)::int from import_guardianship where import_id = $1 group by change
       union all select 'legal.' || legal_rank, count(*)::int from import_guardianship
         where import_id = $1 and change <> 'REMOVED' and legal_rank is not null group by legal_rank
       union all select 'guardian.LEFT', count(distinct r.guardian_id)::int from import_guardianship r
         where r.import_id = $1 and r.change = 'REMOVED'
           and not exists (select from guardianship x where x.guardian_id = r.guardian_id and x.ended_on is null
             and not exists (select from import_guardianship o where o.import_id = $1 and o.change = 'REMOVED' and o.guardianship_id = x.id))
           and not exists (select from import_guardianship o where o.import_id = $1 and o.change = 'CREATED' and o.guardian_id = r.guardian_id)
       union all select 'division', count(*)::int from import_division where import_id = $1
       union all select 'mef', count(*)::int from import_mef where import_id = $1
       union all select 'invalid', count(*)::int from raw_student r left join raw_presence p on p.source_id = r.source_id
         where r.skipped and (r.source_id is null or p.presence = 'PRESENT')
     ) counted`,
    [importId],
  )
  const counts = rows[0]?.counts ?? {}
  const of = (key: string) => counts[key] ?? 0
  const people = (kind: string) => ({
    created: of(`${kind}.CREATED`),
    updated: of(`${kind}.CHANGED`),
    left: of(`${kind}.LEFT`),
    unchanged: of(`${kind}.UNCHANGED`),
  })
  return {
    students: people('student'),
    guardians: people('guardian'),
    guardianships: {
      created: of('link.CREATED'),
      updated: of('link.CHANGED'),
      removed: of('link.REMOVED'),
      unchanged: of('link.UNCHANGED'),
      legal1: of('legal.1'),
      legal2: of('legal.2'),
    },
    divisions: of('division'),
    mefs: of('mef'),
    invalid: of('invalid'),
  }
}

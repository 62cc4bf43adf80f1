import type { BulkClient } from '@/lib/platform/bulk'
import type { DiffContext } from './diff-students'
import { sharedFamilyName } from './family-names-sql'

const SAME_FIRST = 'r.first_name_key = s.first_name_key'
const SAME_NAMES = `(${SAME_FIRST} and ${sharedFamilyName('r', 's')})`
const INE_DIFFERS = `coalesce(nullif(r.ine, '') <> s.ine, false)`

/** `sameStudent` of domain/same-student, of `raw_student r` and `student s` who bear one ELEVE_ID. */
export const SAME_STUDENT = `case
  when r.birth_date = s.birth_date then
    case when nullif(r.ine, '') = s.ine or ${SAME_NAMES} or (${SAME_FIRST} and not ${INE_DIFFERS}) then 'SAME' else 'DOUBT' end
  when ${SAME_NAMES} and not ${INE_DIFFERS} then 'SAME'
  else 'OTHER'
end`

/** Filled by the matches; empty when the files say nothing of pupils, or of responsables. */
export const createMatchTables = (client: BulkClient) =>
  client.query(`
    create temporary table matched_student (position int primary key, student_id uuid not null unique) on commit drop;
    create temporary table reused_id (position int primary key, student_id uuid not null, identity text not null) on commit drop;
    create temporary table reused_person_id (source_id text primary key, guardian_id uuid not null, identity text not null) on commit drop;`)

/**
 * Of the bearer of an id (`r` of the file, `known` in the base): what somebody answered to « Même personne ? » wins over
 * what the facts leave in doubt.
 */
export const answered = (
  scope: 'STUDENT' | 'GUARDIAN',
  known: string,
  identity: string,
) => `case (${identity}) when 'DOUBT' then
  coalesce((select case when d.same then 'SAME' else 'ANSWERED' end from import_doubt d
            where d.import_id = $2 and d.scope = '${scope}' and d.source_id = r.source_id and d.known_id = ${known}), 'DOUBT')
  else (${identity}) end`

/**
 * Who is who, by facts (decision 29): INE and birth date; names and birth date when exactly one pupil answers on each
 * side; the ELEVE_ID last, and only when it contradicts no fact. Pupils left out of the import are matched too: they have
 * not departed. `reused_id` holds the ids that now bear somebody else (OTHER by the facts, ANSWERED by a person), or
 * perhaps somebody else (DOUBT).
 */
export async function matchStudents(client: BulkClient, { schoolId, importId }: DiffContext): Promise<void> {
  await client.query('create index on raw_student (source_id)')
  // Who is in the school first: a line may say under an old id that the same pupil went.
  for (const lines of [PRESENT_LINES, 'raw_student']) {
    await client.query(matchBy(lines, 'r.ine = s.ine and r.birth_date = s.birth_date', 'r.ine, r.birth_date'), [
      schoolId,
    ])
    await client.query(
      matchBy(
        lines,
        'r.family_name_key = s.family_name_key and r.first_name_key = s.first_name_key and r.birth_date = s.birth_date',
        'r.family_name_key, r.first_name_key, r.birth_date',
      ),
      [schoolId],
    )
  }
  await client.query(
    `with bearer as (
       select distinct on (r.position) r.position, s.id as student_id,
         case when r.skipped then 'SAME' else ${answered('STUDENT', 's.id', SAME_STUDENT)} end as identity
       from raw_student r join student s on s.school_id = $1 and s.source_id = r.source_id
       where not exists (select from matched_student m where m.position = r.position)
         and not exists (select from matched_student m where m.student_id = s.id)
       order by r.position, (s.left_on is null) desc, s.left_on desc, s.id
     ), known as (
       insert into matched_student select position, student_id from bearer where identity = 'SAME'
     )
     insert into reused_id select position, student_id, identity from bearer where identity <> 'SAME'`,
    [schoolId, importId],
  )
}

const PRESENT_LINES = `(select o.* from raw_student o join raw_presence p on p.source_id = o.source_id and p.presence = 'PRESENT')`

const matchBy = (lines: string, condition: string, group: string) => `
  insert into matched_student
  select min(r.position), min(s.id::text)::uuid
  from ${lines} r join student s on s.school_id = $1 and ${condition}
  where not exists (select from matched_student m where m.position = r.position)
    and not exists (select from matched_student m where m.student_id = s.id)
  group by ${group}
  having count(distinct r.position) = 1 and count(distinct s.id) = 1`

/** An answer about another bearer of that id is no answer. */
export const ASKED_ANEW = `on conflict (import_id, scope, source_id) do update set known_id = excluded.known_id, same = null`

/**
 * How many ids changed their bearer while the former one leaves, and how many perhaps: somebody is asked about each of
 * these. Once the pupils are staged.
 */
export async function countReusedIds(
  client: BulkClient,
  importId: string,
): Promise<{ replaced: number; doubts: number }> {
  await client.query(
    `insert into import_doubt (import_id, scope, source_id, known_id)
     select $1, 'STUDENT', n.source_id, u.student_id from reused_id u
     join import_student n on n.import_id = $1 and n.position = u.position and n.change = 'CREATED'
     where u.identity = 'DOUBT' ${ASKED_ANEW}`,
    [importId],
  )
  const { rows } = await client.query<{ replaced: number; doubts: number }>(
    `select count(*) filter (where u.identity = 'OTHER' and o.change = 'LEFT')::int as replaced,
            count(*) filter (where u.identity = 'DOUBT')::int as doubts
     from reused_id u
     join import_student n on n.import_id = $1 and n.position = u.position and n.change = 'CREATED'
     left join import_student o on o.import_id = $1 and o.student_id = u.student_id`,
    [importId],
  )
  return rows[0] ?? { replaced: 0, doubts: 0 }
}

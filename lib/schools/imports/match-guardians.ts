import type { BulkClient } from '@/lib/platform/bulk'
import type { DiffContext } from './diff-students'
import { familyNames, sharedFamilyName } from './family-names-sql'
import { ASKED_ANEW, answered } from './match-students'

const contacts = (row: string) =>
  `array_remove(array[lower(nullif(${row}.email, '')), nullif(${row}.mobile_phone, ''), nullif(${row}.home_phone, ''), nullif(${row}.work_phone, '')], null)`
const title = (row: string) => `regexp_replace(replace(upper(coalesce(${row}.civility, '')), '.', ''), '^MLLE$', 'MME')`
/** What is not known contradicts nothing. */
const agree = (one: string, other: string) =>
  `(coalesce(${one}, '') = '' or coalesce(${other}, '') = '' or ${one} = ${other})`

const SHARED_FAMILY = sharedFamilyName('r', 'g')
const SAME_FIRST = agree('r.first_name_key', 'g.first_name_key')
const SHARED_CONTACT = `${contacts('r')} && ${contacts('g')}`

/** `sameGuardian` of domain/same-guardian, of `raw_person r` and `guardian g` who bear one PERSONNE_ID; `kin` their kinships. */
export const SAME_GUARDIAN = `case
  when ${SAME_FIRST} and ${SHARED_FAMILY} then 'SAME'
  when not ${SAME_FIRST} and not ${SHARED_FAMILY} then 'OTHER'
  when not (${agree(title('r'), title('g'))} and ${agree('kin.read', 'kin.known')}) then 'OTHER'
  when ${SAME_FIRST} or ${SHARED_CONTACT} then 'SAME'
  else 'DOUBT'
end`

/**
 * Who is who among responsables (decision 29): the same child and the same names are the same person, whatever
 * PERSONNE_ID says, and two files of one person are one; then the PERSONNE_ID, when it contradicts no fact.
 * `reused_person_id` holds the ids that now bear somebody else, or perhaps somebody else. Once the pupils are kept.
 */
export async function matchGuardians(client: BulkClient, { schoolId, importId }: DiffContext): Promise<void> {
  await client.query(`
    create temporary table matched_guardian (source_id text primary key, guardian_id uuid not null unique) on commit drop;
    create index on raw_person (source_id);
    create index on raw_link (person_source_id);
    analyze raw_person; analyze raw_link; analyze kept_student;`)
  await client.query(
    `create temporary table likely_guardian on commit drop as
     select r.source_id, g.id as guardian_id, bool_or(x.ended_on is null) as live, r.source_id = g.source_id as same_id,
       (${SHARED_CONTACT})::int * 2 + (${title('r')} = ${title('g')})::int as likeness
     from raw_person r
     join raw_link l on l.person_source_id = r.source_id
     join kept_student k on k.source_id = l.student_source_id
     join guardianship x on x.student_id = k.student_id and x.school_id = $1
     join guardian g on g.id = x.guardian_id
     where r.first_name_key <> '' and r.first_name_key = g.first_name_key and ${familyNames('r')} && ${familyNames('g')}
     group by r.source_id, g.id, same_id, likeness`,
    [schoolId],
  )
  // Of two persons of one name around one child, the second finds the guardian that the first left.
  for (const _round of [1, 2]) await client.query(BEST_PAIRS)
  await client.query(ONE_PERSON)
  await client.query(BY_ID, [schoolId, importId])
}

const FREE = `not exists (select from matched_guardian m where m.source_id = c.source_id)
  and not exists (select from matched_guardian m where m.guardian_id = c.guardian_id)`

const BEST_PAIRS = `
  insert into matched_guardian
  select distinct on (guardian_id) source_id, guardian_id
  from (
    select distinct on (c.source_id) c.* from likely_guardian c where ${FREE}
    order by c.source_id, c.same_id desc, c.likeness desc, c.live desc, c.guardian_id
  ) best
  order by guardian_id, same_id desc, likeness desc, source_id`

/** Siblings' files may hold their parent twice: one person, when no child has both; of two who share a child, the first. */
const ONE_PERSON = `
  update raw_link l set person_source_id = m.source_id
  from likely_guardian c join matched_guardian m on m.guardian_id = c.guardian_id
  where l.person_source_id = c.source_id and c.source_id <> m.source_id
    and not exists (select from matched_guardian o where o.source_id = c.source_id)
    and not exists (
      select from raw_link a join raw_link b on b.student_source_id = a.student_source_id
      where a.person_source_id = c.source_id and (b.person_source_id = m.source_id or (
        b.person_source_id < c.source_id
        and exists (select from likely_guardian p where p.guardian_id = c.guardian_id and p.source_id = b.person_source_id))))`

/** The bearer of one id who is still a responsable comes before those who were. */
const BY_ID = `
  with bearer as (
    select distinct on (r.source_id) r.source_id, g.id as guardian_id, ${answered('GUARDIAN', 'g.id', SAME_GUARDIAN)} as identity
    from raw_person r
    join guardian g on g.school_id = $1 and g.source_id = r.source_id
    cross join lateral (
      select (array_agg(l.kinship_code order by x.ended_on nulls first, x.id))[1] as read,
             (array_agg(x.kinship_code order by x.ended_on nulls first, x.id))[1] as known
      from raw_link l join kept_student k on k.source_id = l.student_source_id
      join guardianship x on x.student_id = k.student_id and x.guardian_id = g.id
      where l.person_source_id = r.source_id and l.kinship_code is not null and x.kinship_code is not null
    ) kin
    where not exists (select from matched_guardian m where m.source_id = r.source_id)
      and not exists (select from matched_guardian m where m.guardian_id = g.id)
      and exists (select from raw_link l join kept_student k on k.source_id = l.student_source_id
                  where l.person_source_id = r.source_id)
    order by r.source_id,
      exists (select from guardianship x where x.guardian_id = g.id and x.ended_on is null) desc, g.created_at desc, g.id
  ), known as (
    insert into matched_guardian select source_id, guardian_id from bearer where identity = 'SAME'
  )
  insert into reused_person_id select source_id, guardian_id, identity from bearer where identity <> 'SAME'`

/** How many ids perhaps changed their bearer; somebody is asked about each. */
export async function countGuardianDoubts(client: BulkClient, importId: string): Promise<number> {
  await client.query(
    `insert into import_doubt (import_id, scope, source_id, known_id)
     select $1, 'GUARDIAN', source_id, guardian_id from reused_person_id where identity = 'DOUBT' ${ASKED_ANEW}`,
    [importId],
  )
  const { rows } = await client.query<{ doubts: number }>(
    `select count(*)::int as doubts from reused_person_id where identity = 'DOUBT'`,
  )
  return rows[0]?.doubts ?? 0
}

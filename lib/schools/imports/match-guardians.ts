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

/** `sameGuardian` of domain/same-guardian, of `raw_person r` and `guardian g` who bear one PERSONNE_ID; `kin` the child that they have in common. */
export const SAME_GUARDIAN = `case
  when ${SAME_FIRST} and ${SHARED_FAMILY} then 'SAME'
  when not ${SAME_FIRST} and not ${SHARED_FAMILY} then 'OTHER'
  when not (${agree(title('r'), title('g'))} and ${agree('kin.read', 'kin.known')}) then 'OTHER'
  when (${SAME_FIRST} and kin.common) or ${SHARED_CONTACT} then 'SAME'
  else 'DOUBT'
end`

/**
 * Who is who among responsables (decision 29): the same child and the same names are the same person, whatever
 * PERSONNE_ID says, and two files of one person are one; then the PERSONNE_ID, when it contradicts no fact. The child may
 * be one whom the files do not change. `reused_person_id` holds the ids that now bear somebody else, or perhaps somebody
 * else. Once the pupils are kept.
 */
export async function matchGuardians(client: BulkClient, { schoolId, importId }: DiffContext): Promise<void> {
  await client.query(`
    create temporary table matched_guardian (source_id text primary key, guardian_id uuid not null unique) on commit drop;
    create index on raw_person (source_id);
    create index on raw_link (person_source_id);
    create temporary table known_child (source_id text primary key, student_id uuid not null) on commit drop;
    analyze raw_person; analyze raw_link;`)
  await client.query(KNOWN_CHILDREN, [schoolId])
  await client.query('analyze known_child')
  await client.query(
    `create temporary table likely_guardian on commit drop as
     select r.source_id, g.id as guardian_id, bool_or(x.ended_on is null) as live, r.source_id = g.source_id as same_id,
       (${SHARED_CONTACT})::int * 4 + (${title('r')} = ${title('g')})::int + bool_or(l.kinship_code = x.kinship_code)::int as likeness
     from raw_person r
     join raw_link l on l.person_source_id = r.source_id
     join known_child k on k.source_id = l.student_source_id
     join guardianship x on x.student_id = k.student_id and x.school_id = $1
     join guardian g on g.id = x.guardian_id
     where r.first_name_key <> '' and r.first_name_key = g.first_name_key and ${familyNames('r')} && ${familyNames('g')}
     group by r.source_id, g.id, same_id, (${SHARED_CONTACT}), (${title('r')} = ${title('g')})`,
    [schoolId],
  )
  // Of two persons of one name around one child, the second finds the guardian that the first left.
  for (const _round of [1, 2]) await client.query(BEST_PAIRS)
  await client.query(ONE_PERSON)
  await client.query(KNOWN_TWICE)
  await client.query(BY_ID, [schoolId, importId])
}

const FREE = `not exists (select from matched_guardian m where m.source_id = c.source_id)
  and not exists (select from matched_guardian m where m.guardian_id = c.guardian_id)`

const BEST_PAIRS = `
  insert into matched_guardian
  select distinct on (guardian_id) source_id, guardian_id
  from (
    select distinct on (c.source_id) c.* from likely_guardian c where ${FREE}
    order by c.source_id, c.likeness desc, c.same_id desc, c.live desc, c.guardian_id
  ) best
  order by guardian_id, likeness desc, same_id desc, source_id`

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

/**
 * One person whom the base knows twice, each with a child of hers: each child stays with the one it has, so that no couple
 * ends. The second is the same lines of the file, under an id of its own.
 */
const KNOWN_TWICE = `
  with twice as (
    select distinct c.source_id, c.guardian_id, c.source_id || '~' || c.guardian_id as own_id, l.student_source_id
    from likely_guardian c
    join matched_guardian m on m.source_id = c.source_id and m.guardian_id <> c.guardian_id
    join raw_link l on l.person_source_id = c.source_id
    join known_child k on k.source_id = l.student_source_id
    join guardianship x on x.student_id = k.student_id and x.guardian_id = c.guardian_id and x.ended_on is null
    where not exists (select from matched_guardian o where o.guardian_id = c.guardian_id)
      and not exists (select from guardianship o where o.student_id = k.student_id and o.guardian_id = m.guardian_id)
  ), second as (
    insert into matched_guardian select distinct own_id, guardian_id from twice
  ), described as (
    insert into raw_person
    select (jsonb_populate_record(r, jsonb_build_object('source_id', t.own_id))).*
    from (select distinct source_id, own_id from twice) t join raw_person r on r.source_id = t.source_id
  )
  update raw_link l set person_source_id = t.own_id
  from twice t where l.person_source_id = t.source_id and l.student_source_id = t.student_source_id`

/** The children of the file whom the school knows, those that it does not change included. */
const KNOWN_CHILDREN = `
  insert into known_child
  select distinct on (source_id) source_id, student_id from (
    select source_id, student_id, 1 as turn from kept_student
    union all
    select r.source_id, m.student_id, 2 from matched_student m join raw_student r on r.position = m.position
    where r.source_id is not null
    union all
    select s.source_id, s.id, 3 from student s
    where s.school_id = $1 and s.left_on is null and not exists (select from raw_student)
  ) known order by source_id, turn, student_id`

const BOTH_SAY = 'l.kinship_code is not null and x.kinship_code is not null'

/** The bearer of one id who is still a responsable comes before those who were. */
const BY_ID = `
  with bearer as (
    select distinct on (r.source_id) r.source_id, g.id as guardian_id, ${answered('GUARDIAN', 'g.id', SAME_GUARDIAN)} as identity
    from raw_person r
    join guardian g on g.school_id = $1 and g.source_id = r.source_id
    cross join lateral (
      select count(*) > 0 as common,
             (array_agg(l.kinship_code order by x.ended_on nulls first, x.id) filter (where ${BOTH_SAY}))[1] as read,
             (array_agg(x.kinship_code order by x.ended_on nulls first, x.id) filter (where ${BOTH_SAY}))[1] as known
      from raw_link l join known_child k on k.source_id = l.student_source_id
      join guardianship x on x.student_id = k.student_id and x.guardian_id = g.id
      where l.person_source_id = r.source_id
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

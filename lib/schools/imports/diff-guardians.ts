import type { BulkClient } from '@/lib/platform/bulk'
import type { DiffContext } from './diff-students'

/** The pupils whose responsables the files may touch: those of this import, or those already known when it has none. */
export async function keepStudents(
  client: BulkClient,
  { importId, schoolId, year, isCurrentYear, isPastYear }: DiffContext,
  hasStudents: boolean,
): Promise<void> {
  await client.query(
    'create temporary table kept_student (source_id text primary key, student_id uuid not null) on commit drop',
  )
  const free = `($2 or s.id is null or (not $4 and not exists (
    select from enrollment o where o.student_id = s.id and o.current and o.year <> $3)))`
  if (hasStudents)
    await client.query(
      `insert into kept_student
       select i.source_id, i.student_id from import_student i left join student s on s.id = i.student_id
       where i.import_id = $1 and i.change <> 'LEFT' and ${free}`,
      [importId, isCurrentYear, year, isPastYear],
    )
  else
    await client.query(
      `insert into kept_student
       select s.source_id, s.id from student s join enrollment e on e.student_id = s.id and e.year = $3
       where s.school_id = $1 and s.left_on is null and ${free}`,
      [schoolId, isCurrentYear, year, isPastYear],
    )
  await client.query('create index on raw_link (student_source_id)')
}

const kept = (column: string) =>
  `case when r.${column} is null or held then g.${column} else nullif(r.${column}, '') end`
const required = (column: string) => `case when held then g.${column} else r.${column} end`
const address = (column: string) =>
  `case when a.address_id is null or held then g.${column} else nullif(a.${column}, '') end`

const GUARDIAN_VALUES = {
  civility: kept('civility'),
  family_name: required('family_name'),
  usage_name: kept('usage_name'),
  first_name: required('first_name'),
  family_name_key: required('family_name_key'),
  usage_name_key: kept('usage_name_key'),
  first_name_key: required('first_name_key'),
  email: kept('email'),
  mobile_phone: kept('mobile_phone'),
  home_phone: kept('home_phone'),
  work_phone: kept('work_phone'),
  accepts_sms: 'case when r.accepts_sms is null or held then g.accepts_sms else r.accepts_sms end',
  address_line1: address('address_line1'),
  address_line2: address('address_line2'),
  address_line3: address('address_line3'),
  address_line4: address('address_line4'),
  postal_code: address('postal_code'),
  city: address('city'),
  country_code: address('country_code'),
  country_name: address('country_name'),
} as const

export const GUARDIAN_COLUMNS = Object.keys(GUARDIAN_VALUES)
export const GUARDIANSHIP_COLUMNS = [
  'legal_rank',
  'responsibility',
  'kinship_code',
  'pays',
  'hosts',
  'priority_contact',
]

const tuple = (alias: string, columns: readonly string[]) => columns.map((column) => `${alias}.${column}`).join(', ')

/** `changes` of a row: field → [before, after]. */
const changesOf = (columns: readonly string[], after: string, before: string) =>
  `jsonb_strip_nulls(jsonb_build_object(${columns
    .filter((column) => !column.endsWith('_key'))
    .map(
      (column) =>
        `'${column}', case when ${after}.${column} is distinct from ${before}.${column} then jsonb_build_array(${before}.${column}, ${after}.${column}) end`,
    )
    .join(', ')}))`

/** Only persons with a link to a kept pupil: the file also holds the parents of those who left (formats.md §1.3). */
export async function diffGuardians(client: BulkClient, context: DiffContext): Promise<void> {
  const columns = GUARDIAN_COLUMNS
  await client.query(
    `insert into import_guardian (import_id, guardian_id, change, source_id, ${columns.join(', ')}, changes)
     select $1::uuid, coalesce(g.id, uuid_v7()), c.change, r.source_id, ${tuple('n', columns)},
       case when c.change = 'CHANGED' then ${changesOf(columns, 'n', 'g')} end
     from raw_person r
     left join matched_guardian m on m.source_id = r.source_id
     left join guardian g on g.id = m.guardian_id and g.school_id = $2
     left join raw_person_address a on a.address_id = r.address_id
     cross join lateral (select g.id is not null and not $3 and exists (
       select from guardianship x join enrollment o on o.student_id = x.student_id and o.current and o.year <> $4
       where x.guardian_id = g.id and x.ended_on is null) as held) h
     cross join lateral (select ${Object.entries(GUARDIAN_VALUES)
       .map(([column, value]) => `${value} as ${column}`)
       .join(', ')}) n
     cross join lateral (select (case when g.id is null then 'CREATED'
       when (r.source_id, ${tuple('n', columns)}) is not distinct from (g.source_id, ${tuple('g', columns)}) then 'UNCHANGED' else 'CHANGED' end)::import_change as change) c
     where r.source_id in (select l.person_source_id from raw_link l join kept_student k on k.source_id = l.student_source_id)`,
    [context.importId, context.schoolId, context.isCurrentYear, context.year],
  )
}

/** Links of the file, and links that it no longer has for a pupil whom it knows. */
export async function diffGuardianships(client: BulkClient, { importId, schoolId }: DiffContext): Promise<void> {
  const columns = GUARDIANSHIP_COLUMNS
  await client.query(
    `insert into import_guardianship (import_id, guardianship_id, change, student_id, guardian_id, ${columns.join(', ')}, changes)
     select $1::uuid, coalesce(x.id, uuid_v7()), c.change, k.student_id, i.guardian_id, ${tuple('l', columns)},
       case when c.change = 'CHANGED' then ${changesOf(columns, 'l', 'x')} end
     from raw_link l
     join kept_student k on k.source_id = l.student_source_id
     join import_guardian i on i.import_id = $1 and i.source_id = l.person_source_id
     left join guardianship x on x.guardian_id = i.guardian_id and x.student_id = k.student_id
     cross join lateral (select (case when x.id is null then 'CREATED'
       when x.ended_on is null and (${tuple('l', columns)}) is not distinct from (${tuple('x', columns)}) then 'UNCHANGED'
       else 'CHANGED' end)::import_change as change) c`,
    [importId],
  )
  await client.query(
    `insert into import_guardianship (import_id, guardianship_id, change, student_id, guardian_id, ${columns.join(', ')})
     select $1::uuid, x.id, 'REMOVED', x.student_id, x.guardian_id, ${tuple('x', columns)}
     from guardianship x join kept_student k on k.student_id = x.student_id
     where x.school_id = $2 and x.ended_on is null
       and not exists (select from raw_link l join import_guardian i on i.import_id = $1 and i.source_id = l.person_source_id
                       where l.student_source_id = k.source_id and i.guardian_id = x.guardian_id)`,
    [importId, schoolId],
  )
}

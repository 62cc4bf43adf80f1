import type { BulkClient } from '@/lib/platform/bulk'

export type DiffContext = {
  importId: string
  schoolId: string
  /** Year of the files. */
  year: number
  /** The files are of the school's current year: people may leave; otherwise another year is prepared beside it. */
  isCurrentYear: boolean
  /** The files are of a year that is over: they bring people of then, and change nothing of who is known. */
  isPastYear: boolean
  today: string
}

/**
 * `held` = the row belongs to a pupil whom another year's file must not touch. `elsewhere` = the file is of another year: who
 * is in the school does not change before the year does.
 */
const kept = (column: string) =>
  `case when r.${column} is null or held then s.${column} else nullif(r.${column}, '') end`
const required = (column: string) => `case when held then s.${column} else r.${column} end`
const address = (column: string) =>
  `case when a.address_id is null or held then s.${column} else nullif(a.${column}, '') end`

/** Columns of `student` that a file may change, with what the file makes of them. */
const STUDENT_VALUES = {
  source_id: required('source_id'),
  ine: kept('ine'),
  family_name: required('family_name'),
  usage_name: kept('usage_name'),
  first_name: required('first_name'),
  first_name2: kept('first_name2'),
  first_name3: kept('first_name3'),
  family_name_key: required('family_name_key'),
  usage_name_key: kept('usage_name_key'),
  first_name_key: required('first_name_key'),
  birth_date: required('birth_date'),
  sex: 'case when r.sex is null or held then s.sex else r.sex::sex end',
  email: kept('email'),
  phone: kept('phone'),
  address_line1: address('address_line1'),
  address_line2: address('address_line2'),
  address_line3: address('address_line3'),
  address_line4: address('address_line4'),
  postal_code: address('postal_code'),
  city: address('city'),
  country_code: address('country_code'),
  country_name: address('country_name'),
  left_on: 'case when s.id is null then gone_on when elsewhere then s.left_on end',
  left_reason: 'case when elsewhere then s.left_reason end',
  deceased: 'coalesce(elsewhere and s.deceased, false)',
} as const

/** Columns of the enrollment of the file's year. */
const ENROLLMENT_VALUES = {
  division_code: 'p.division',
  mef_code: `case when r.mef_code is null then e.mef_code else nullif(r.mef_code, '') end`,
  status_code: `case when r.status_code is null then e.status_code else nullif(r.status_code, '') end`,
  entered_on: 'coalesce(r.entered_on, e.entered_on)',
} as const

export const STUDENT_COLUMNS = Object.keys(STUDENT_VALUES)
const ALL_COLUMNS = [...STUDENT_COLUMNS, ...Object.keys(ENROLLMENT_VALUES)]

/** Fields whose change is shown to people; the search keys follow the names. */
const SHOWN = ALL_COLUMNS.filter((column) => !column.endsWith('_key'))
const before = (column: string) =>
  column === 'division_code' ? 'd.code' : column in ENROLLMENT_VALUES ? `e.${column}` : `s.${column}`

/** New, changed and unchanged pupils of the file, written with the values that the rows would take. */
export async function diffPresentStudents(client: BulkClient, context: DiffContext): Promise<void> {
  const values = { ...STUDENT_VALUES, ...ENROLLMENT_VALUES }
  const isSame = `(${ALL_COLUMNS.map((column) => `n.${column}`).join(', ')}) is not distinct from (${ALL_COLUMNS.map(before).join(', ')})
    and (e.left_on is null or $5) and (e.current or not $4)`
  await client.query(
    `insert into import_student (import_id, student_id, change, position, ${ALL_COLUMNS.join(', ')}, changes)
     select $1::uuid, coalesce(s.id, uuid_v7()), c.change, r.position, ${ALL_COLUMNS.map((column) => `n.${column}`).join(', ')},
       case when c.change = 'CHANGED' then jsonb_strip_nulls(jsonb_build_object(${SHOWN.map(
         (column) =>
           `'${column}', case when n.${column} is distinct from ${before(column)} then jsonb_build_array(${before(column)}, n.${column}) end`,
       ).join(', ')})) end
     from raw_student r
     join raw_presence p on p.source_id = r.source_id and p.presence = 'PRESENT'
     left join matched_student m on m.position = r.position
     left join student s on s.id = m.student_id
     left join enrollment e on e.student_id = s.id and e.year = $3
     left join division d on d.id = e.division_id
     left join raw_student_address a on a.address_id = r.address_id
     cross join lateral (select not $4 as elsewhere,
       case when $5 then least($6::date, make_date($3 + 1, 8, 31)) end as gone_on,
       s.id is not null and not $4 and ($5 or exists (
         select from enrollment o where o.student_id = s.id and o.current and o.year <> $3)) as held) h
     cross join lateral (select ${Object.entries(values)
       .map(([column, value]) => `${value} as ${column}`)
       .join(', ')}) n
     cross join lateral (select (case when s.id is null then 'CREATED' when ${isSame} then 'UNCHANGED' else 'CHANGED' end)::import_change as change) c
     where not r.skipped and $2::uuid is not null`,
    [...[context.importId, context.schoolId, context.year, context.isCurrentYear, context.isPastYear], context.today],
  )
}

/**
 * Pupils whom an earlier file prepared for a year to come, and who are not in this one: they are no longer expected. Who is
 * in the school meanwhile stays (LEFT without a day); who was only expected leaves. Returns how many.
 */
export async function diffPrepared(
  client: BulkClient,
  { importId, schoolId, year, today }: DiffContext,
): Promise<number> {
  const columns = STUDENT_COLUMNS.filter((column) => column !== 'left_on')
  const { rowCount } = await client.query(
    `insert into import_student (import_id, student_id, change, position, ${columns.join(', ')}, left_on,
       division_code, mef_code, status_code, entered_on)
     select $1::uuid, s.id, 'LEFT', 0, ${columns.map((column) => `s.${column}`).join(', ')},
       case when exists (select from enrollment o where o.student_id = s.id and o.current) then s.left_on
         else coalesce(s.left_on, $4::date) end,
       d.code, e.mef_code, e.status_code, e.entered_on
     from student s
     join enrollment e on e.student_id = s.id and e.year = $3 and e.left_on is null
     left join division d on d.id = e.division_id
     where s.school_id = $2
       and not exists (select from matched_student m join raw_student r on r.position = m.position
                       left join raw_presence p on p.source_id = r.source_id
                       where m.student_id = s.id and (r.skipped or p.presence = 'PRESENT'))`,
    [importId, schoolId, year, today],
  )
  return rowCount ?? 0
}

/**
 * Pupils of the current year who are no longer in the file, or whom it declares gone. Those whom the import leaves out
 * stay as they are. Returns how many are missing without a word, and how many the school had.
 */
export async function diffDepartures(
  client: BulkClient,
  { importId, schoolId, year, today }: DiffContext,
): Promise<{ missing: number; enrolled: number }> {
  const columns = STUDENT_COLUMNS.filter((column) => !['left_on', 'left_reason', 'deceased'].includes(column))
  await client.query(
    `insert into import_student (import_id, student_id, change, position, ${columns.join(', ')},
       left_on, left_reason, deceased, division_code, mef_code, status_code, entered_on)
     select $1::uuid, s.id, 'LEFT', coalesce(r.position, 0), ${columns.map((column) => `s.${column}`).join(', ')},
       coalesce(s.left_on, r.exit_on, $4::date), coalesce(r.exit_reason, s.left_reason),
       coalesce(r.exit_reason = '43', false), d.code, e.mef_code, e.status_code, e.entered_on
     from student s
     left join enrollment e on e.student_id = s.id and e.current
     left join division d on d.id = e.division_id
     left join matched_student m on m.student_id = s.id
     left join raw_student r on r.position = m.position
     left join raw_presence p on p.source_id = r.source_id
     where s.school_id = $2
       and (e.year <= $3 or (r.exit_reason = '43' and not s.deceased))
       and (m.student_id is null or (not r.skipped and p.presence is distinct from 'PRESENT'))`,
    [importId, schoolId, year, today],
  )
  const { rows } = await client.query<{ missing: number; enrolled: number }>(
    `select (select count(*) from import_student i left join matched_student m on m.student_id = i.student_id
             left join raw_student r on r.position = m.position
             where i.import_id = $1 and i.change = 'LEFT' and r.exit_on is null and r.exit_reason is null)::int as missing,
            (select count(*) from student s join enrollment e on e.student_id = s.id and e.current
             where s.school_id = $2)::int as enrolled`,
    [importId, schoolId],
  )
  return rows[0] ?? { missing: 0, enrolled: 0 }
}

import pg from 'pg'

/** Size of the académie of `replication` and `family-page` (2 M marks: 20 a pupil). */
export const ACADEMIE = {
  schools: 200,
  studentsPerSchool: 500,
  guardiansPerStudent: 2,
  divisionsPerSchool: 20,
  testsPerDivision: 20,
} as const

/**
 * Fills an empty database with it, in set-based statements: every pupil has a CAE, every couple a CAR, the first
 * guardian of each pupil an account and its access. Notes are open everywhere, à échéance in one school out of five.
 * The tests were published by the teachers during the ten weeks before `day`.
 */
export async function fillAcademie(databaseUrl: string, day: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const statement of statements(day)) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

const { schools, studentsPerSchool, guardiansPerStudent, divisionsPerSchool, testsPerDivision } = ACADEMIE

/** Codes of the account holders are used, the others wait. Nobody types them: their HMAC is random. */
const code = (kind: 'CAR' | 'CAE', holder: string, from: string, usedBy = 'null::uuid') => `
  insert into activation_code
    (kind, school_id, ${holder}, hmac, encrypted, first4, last3, created_at, usable_from, used_at, used_by_id)
  select '${kind}', school_id, id, sha256(('${kind}' || id)::bytea), sha256(id::text::bytea), '0000', '000',
         '2026-09-01', '2026-09-02', case when ${usedBy} is not null then timestamptz '2026-09-03' end, ${usedBy} from ${from} order by school_id`

const statements = (day: string): string[] => [
  // The rows are right by construction: foreign keys would only make the wait longer.
  "set session_replication_role = 'replica'",
  "insert into academie (code, name) values ('B1', 'Banc')",
  `insert into school (uai, name, kind, current_year, academie_id)
   select lpad(n::text, 7, '0') || 'B', 'Collège ' || n, 'COLLEGE', 2026, a.id
   from generate_series(1, ${schools}) n, academie a`,
  `insert into school_teleservice (school_id, kind, open, opened_at, publication_type)
   select id, service::teleservice_kind, service = 'NOTES', '2026-09-01',
          case when left(uai, 7)::int % 5 = 0 then 'DEADLINE' else 'CONTINUOUS' end::publication_type
   from school, unnest(array['NOTES', 'ABSENCES']) service`,
  `insert into mef (school_id, code, label) select id, '10010012110', '6E' from school`,
  `insert into division (school_id, year, code)
   select id, 2026, 'D' || n from school, generate_series(1, ${divisionsPerSchool}) n`,
  `insert into student (school_id, source_id, family_name, first_name, family_name_key, first_name_key, birth_date)
   select id, n, 'NOM' || n, 'Prénom', 'NOM' || n, 'PRENOM', '2014-03-27'
   from school, generate_series(1, ${studentsPerSchool}) n order by id, n`,
  `insert into enrollment (school_id, student_id, year, division_id, mef_code, status_code, current)
   select s.school_id, s.id, 2026, d.id, '10010012110', 'ST', true
   from student s
   join division d on d.school_id = s.school_id and d.code = 'D' || 1 + s.source_id::int % ${divisionsPerSchool}
   order by s.school_id`,
  `insert into guardian (school_id, source_id, family_name, first_name, family_name_key, first_name_key)
   select school_id, source_id || '-' || n, family_name, 'Parent ' || n, family_name_key, 'PARENT'
   from student, generate_series(1, ${guardiansPerStudent}) n order by school_id`,
  `insert into guardianship (school_id, guardian_id, student_id, legal_rank, responsibility)
   select g.school_id, g.id, s.id, split_part(g.source_id, '-', 2)::int, 1
   from guardian g join student s on s.school_id = g.school_id and s.source_id = split_part(g.source_id, '-', 1)
   order by g.school_id`,
  code('CAR', 'guardianship_id', 'guardianship', 'case legal_rank when 1 then id end'),
  code('CAE', 'student_id', 'student'),
  `insert into account (id, username, username_key)
   select id, 'p' || id, 'p' || id from guardianship where legal_rank = 1 order by id`,
  "insert into profile (account_id, kind) select id, 'GUARDIAN' from account",
  `insert into access (account_id, school_id, guardianship_id, route, usable_from)
   select id, school_id, id, 'CODE', '2026-09-02' from guardianship where legal_rank = 1 order by school_id`,
  `insert into release_date (school_id, kind, mef_code, division_id, released_on)
   select d.school_id, 'NOTES', '10010012110', d.id, date '${day}' - 14
   from division d join school_teleservice t
     on t.school_id = d.school_id and t.kind = 'NOTES' and t.publication_type = 'DEADLINE'`,
  `insert into assessment (school_id, year, group_name, subject, subject_key, title, taken_on, released_on, term, coefficient, scale)
   select d.school_id, 2026, d.code, 'Matière ' || n % 10, 'MATIERE' || n % 10, 'Contrôle ' || n, date '${day}' - 3 - 3 * n,
          date '${day}' - 3 * n, 1, 1 + n % 2, case n % 4 when 0 then 10 else 20 end
   from division d, generate_series(1, ${testsPerDivision}) n order by d.school_id`,
  `insert into mark (assessment_id, student_id, school_id, status, value)
   select a.id, e.student_id, a.school_id, 'MARKED', 2 + get_byte(uuid_send(e.student_id), 15) % 8
   from assessment a
   join division d on d.school_id = a.school_id and d.code = a.group_name
   join enrollment e on e.division_id = d.id
   order by a.school_id, a.id`,
  "set session_replication_role = 'origin'",
]

/**
 * What happens in a school between two nights, everywhere at once, on one row in a hundred: 20,000 marks (new tests,
 * corrected and erased marks), and in each school five pupils renamed and ten couples whose code was made again.
 */
export async function changeOnePercent(databaseUrl: string, day: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const statement of changes(day)) await client.query(statement)
    // A day goes by: what PostgreSQL does by itself between two nights does not weigh on the second.
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

const changes = (day: string): string[] => [
  `insert into assessment (school_id, year, group_name, subject, subject_key, title, taken_on, released_on, term)
   select d.school_id, 2026, d.code, 'Matière 1', 'MATIERE1', 'Nouveau contrôle', date '${day}' - 2, date '${day}' - 1, 1
   from division d where d.code in ('D1', 'D2', 'D3')`,
  `insert into mark (assessment_id, student_id, school_id, status, value)
   select a.id, e.student_id, a.school_id, 'MARKED', 12
   from assessment a
   join division d on d.school_id = a.school_id and d.code = a.group_name
   join enrollment e on e.division_id = d.id
   where a.title = 'Nouveau contrôle'`,
  `update mark m set value = 11.5
   from assessment a
   where a.id = m.assessment_id and a.group_name in ('D4', 'D5') and a.title = 'Contrôle 7' and get_byte(uuid_send(m.student_id), 15) % 2 = 0`,
  `delete from mark m using assessment a
   where a.id = m.assessment_id and a.group_name = 'D6' and a.title = 'Contrôle 8' and get_byte(uuid_send(m.student_id), 15) % 25 = 0`,
  `update student set first_name = 'Autre' where source_id::int <= 5`,
  `with ended as (
     update activation_code c set invalidated_at = '2026-11-24', invalidation_reason = 'LOSS', encrypted = null
     from guardianship g join student s on s.id = g.student_id
     where g.id = c.guardianship_id and g.legal_rank = 2 and s.source_id::int <= 10
     returning c.guardianship_id, c.school_id
   )
   insert into activation_code (kind, school_id, guardianship_id, hmac, encrypted, first4, last3, created_at, usable_from)
   select 'CAR', school_id, guardianship_id, sha256(('2' || guardianship_id)::bytea), 'x', '0000', '000', '2026-11-24', '${day}'
   from ended`,
]

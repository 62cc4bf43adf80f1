import { today } from '@/lib/platform/clock'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { subjectKey } from '@/lib/teleservices/records/domain/subjects'
import { type GeneratedTest, generateAbsences, generateMarks, generateTests } from '../generator/records'
import type { DemoSchools } from './schools'
import { seedSkills } from './skills'

type Pupil = { id: string; division: string }
type Scope = { schoolId: string; year: number; seed: number }

/** Marks of four subjects over two terms, absences, latenesses and skills of both schools, none after today. Twice is once. */
export async function seedRecords({ lyceeId, collegeId }: DemoSchools, year: number): Promise<void> {
  for (const [seed, schoolId] of [lyceeId, collegeId].entries()) {
    const scope = { schoolId, year, seed }
    const pupils = await listPupils(schoolId)
    await seedMarks(scope, pupils)
    await seedAbsences(scope, pupils)
    await seedSkills({ ...scope, calendar: calendarOf(scope), studentIds: pupils.map(({ id }) => id) })
  }
}

/** In an order that the generated pupils alone decide. */
const listPupils = (schoolId: string) =>
  db.$queryRaw<Pupil[]>`
    select s.id, d.code as division
    from student s
    join enrollment e on e.student_id = s.id and e.current
    join division d on d.id = e.division_id
    where s.school_id = ${schoolId}::uuid and s.left_on is null
    order by d.code collate "C", s.source_id collate "C"`

const calendarOf = ({ seed, year }: Scope) => ({ seed, from: `${year}-09-14`, to: today() })

async function seedMarks(scope: Scope, pupils: readonly Pupil[]): Promise<void> {
  const classes = new Map<string, Pupil[]>()
  for (const pupil of pupils) classes.set(pupil.division, [...(classes.get(pupil.division) ?? []), pupil])
  const tests = generateTests([...classes.keys()], calendarOf(scope))
  const ids = await insertTests(scope, tests)
  const marks = [...classes].flatMap(([division, members], index) => {
    const own = tests.filter((test) => test.division === division)
    return generateMarks(own, members.length, scope.seed + index).flatMap((line, position) =>
      line.map((mark, member) => ({ ...mark, test: ids.get(keyOf(own[position])), student: members[member]?.id })),
    )
  })
  await db.$executeRaw`
    insert into mark (assessment_id, student_id, school_id, status, value)
    select m.test, m.student, ${scope.schoolId}::uuid, m.status::mark_status, m.value
    from unnest(${marks.map(({ test }) => test)}::uuid[], ${marks.map(({ student }) => student)}::uuid[],
      ${marks.map(({ status }) => status)}::text[], ${marks.map(({ value }) => value)}::numeric[])
      as m(test, student, status, value)
    on conflict do nothing`
}

const keyOf = (test: Pick<GeneratedTest, 'division' | 'subject' | 'title' | 'takenOn'> | undefined): string =>
  JSON.stringify([test?.division, test?.subject, test?.title, test?.takenOn])

/** Returns the id of each test by its key. */
async function insertTests({ schoolId, year }: Scope, tests: readonly GeneratedTest[]): Promise<Map<string, string>> {
  await db.$executeRaw`
    insert into assessment (school_id, year, group_name, subject, subject_key, title, taken_on, released_on, term, coefficient, scale)
    select ${schoolId}::uuid, ${year}::int, t.* from unnest(
      ${tests.map(({ division }) => division)}::text[], ${tests.map(({ subject }) => subject)}::text[],
      ${tests.map(({ subject }) => subjectKey(subject))}::text[],
      ${tests.map(({ title }) => title)}::text[], ${tests.map(({ takenOn }) => takenOn)}::date[],
      ${tests.map(({ releasedOn }) => releasedOn)}::date[], ${tests.map(({ term }) => term)}::smallint[],
      ${tests.map(({ coefficient }) => coefficient)}::numeric[], ${tests.map(({ scale }) => scale)}::numeric[]) as t
    on conflict do nothing`
  const rows = await db.assessment.findMany({
    where: { schoolId, year },
    select: { id: true, groupName: true, subject: true, title: true, takenOn: true },
  })
  return new Map(
    rows.map(({ id, groupName, takenOn, ...test }) => [
      keyOf({ ...test, division: groupName, takenOn: fromDbDate(takenOn) }),
      id,
    ]),
  )
}

async function seedAbsences(scope: Scope, pupils: readonly Pupil[]): Promise<void> {
  const absences = generateAbsences(pupils.length, calendarOf(scope))
  await db.$executeRaw`
    insert into absence (school_id, student_id, year, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified, released_on)
    select ${scope.schoolId}::uuid, a.student, ${scope.year}::int, a.kind::absence_kind, a.starts_on, a.starts_at::half_day,
           a.ends_on, a.half_days, a.minutes, a.reason, a.justified, a.released_on
    from unnest(${absences.map(({ pupil }) => pupils[pupil]?.id)}::uuid[], ${absences.map(({ kind }) => kind)}::text[],
      ${absences.map(({ startsOn }) => startsOn)}::date[], ${absences.map(({ startsAt }) => startsAt)}::text[],
      ${absences.map(({ endsOn }) => endsOn)}::date[], ${absences.map(({ halfDays }) => halfDays)}::int[],
      ${absences.map(({ minutes }) => minutes)}::int[], ${absences.map(({ reason }) => reason)}::text[],
      ${absences.map(({ justified }) => justified)}::boolean[], ${absences.map(({ releasedOn }) => releasedOn)}::date[])
      as a(student, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified, released_on)
    on conflict do nothing`
}

import { expect, test } from 'vitest'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { copySchools } from '@/lib/teleservices/replication/copy/copy-schools'
import {
  buildAbsence,
  buildAssessment,
  buildCode,
  buildReleaseDate,
  buildSchool,
  buildSkill,
  buildStudent,
} from '@/prisma/seed/builders'
import { type Random, randomOf } from '@/prisma/seed/generator/random'
import { copiedAbsences, copiedMarks, copiedSkills, publishedRows } from '../../../support/publication'

const START = '2026-11-25'
const COUPLES = [
  { division: '1G3', mefCode: '20110019110' },
  { division: '1G4', mefCode: '20110019110' },
  { division: '1G4', mefCode: '20110019111' },
]
const KINDS = ['NOTES', 'ABSENCES', 'LPC'] as const
const copy = (schoolIds: readonly string[], day: string) => db.$transaction((tx) => copySchools(tx, { schoolIds, day }))

/** Six pupils in three couples (one in none); tests, absences and skills released around START. */
async function randomSchool(random: Random) {
  const school = await buildSchool({ open: [...KINDS] })
  const schoolId = school.id
  await db.schoolTeleservice.updateMany({ where: { schoolId, kind: 'LPC' }, data: { experimenter: true } })
  const pupils: string[] = []
  for (let index = 0; index < 6; index += 1) {
    const couple = index === 5 ? { division: null } : COUPLES[index % 3]
    const { id } = await buildStudent({ schoolId, ...couple })
    await buildCode({ kind: 'CAE', studentId: id })
    pupils.push(id)
  }
  const world = { schoolId, pupils, random }
  for (let index = 0; index < 8; index += 1) await addTest(world)
  for (let index = 0; index < 8; index += 1) await addAbsence(world)
  for (let index = 0; index < 8; index += 1) await addSkill(world)
  return world
}
type World = Awaited<ReturnType<typeof randomSchool>>

const around = (random: Random, day = START) => addDays(day, random.between(-6, 6))
const addTest = ({ schoolId, pupils, random }: World) =>
  buildAssessment({
    schoolId,
    releasedOn: around(random),
    year: random.chance(0.9) ? 2026 : 2025,
    marks: Object.fromEntries(
      pupils.filter(() => random.chance(0.6)).map((id) => [id, random.chance(0.2) ? 'ABSENT' : random.between(0, 20)]),
    ),
  })
const addAbsence = async ({ schoolId, pupils, random }: World) => {
  const startsOn = addDays('2026-09-01', random.between(0, 5000))
  await buildAbsence({ schoolId, studentId: random.pick(pupils), startsOn, releasedOn: around(random) })
}
const addSkill = async ({ schoolId, pupils, random }: World) => {
  const assessedOn = addDays('2026-09-01', random.between(0, 5000))
  const year = random.chance(0.9) ? 2026 : 2025
  await buildSkill({ schoolId, studentId: random.pick(pupils), year, assessedOn, releasedOn: around(random) })
}
const anyOf = async <Row>(random: Random, rows: Promise<Row[]>): Promise<Row | null> => {
  const found = await rows
  return found.length > 0 ? random.pick(found) : null
}

/** Everything that may happen in a school between two nights. */
const EVENTS: ((world: World) => Promise<unknown>)[] = [
  addTest,
  addAbsence,
  addSkill,
  addSkill,
  async ({ schoolId, random }) => {
    const test = await anyOf(random, db.assessment.findMany({ where: { schoolId } }))
    if (test) await db.assessment.delete({ where: { id: test.id } })
  },
  async ({ schoolId, random }) => {
    const test = await anyOf(random, db.assessment.findMany({ where: { schoolId } }))
    const releasedOn = toDbDate(around(random))
    if (test) await db.assessment.update({ where: { id: test.id }, data: { releasedOn } })
  },
  async ({ schoolId, random }) => {
    const test = await anyOf(random, db.assessment.findMany({ where: { schoolId } }))
    if (test) await db.assessment.update({ where: { id: test.id }, data: { title: `${test.title} bis` } })
  },
  async ({ schoolId, random }) => {
    const mark = await anyOf(random, db.mark.findMany({ where: { schoolId } }))
    if (mark)
      await db.$executeRaw`delete from mark where assessment_id = ${mark.assessmentId}::uuid and student_id = ${mark.studentId}::uuid`
  },
  async ({ schoolId, random }) => {
    const mark = await anyOf(random, db.mark.findMany({ where: { schoolId } }))
    if (mark)
      await db.$executeRaw`
      update mark set status = 'MARKED', value = ${random.between(0, 20)}::int
      where assessment_id = ${mark.assessmentId}::uuid and student_id = ${mark.studentId}::uuid`
  },
  async ({ schoolId, random }) => {
    const absence = await anyOf(random, db.absence.findMany({ where: { schoolId } }))
    if (absence) await db.absence.delete({ where: { id: absence.id } })
  },
  async ({ schoolId, random }) => {
    const skill = await anyOf(random, db.assessedSkill.findMany({ where: { schoolId } }))
    if (skill) await db.assessedSkill.delete({ where: { id: skill.id } })
  },
  async ({ schoolId, random }) => {
    const skill = await anyOf(random, db.assessedSkill.findMany({ where: { schoolId } }))
    const data = { level: random.between(1, 4), releasedOn: toDbDate(around(random)) }
    if (skill) await db.assessedSkill.update({ where: { id: skill.id }, data })
  },
  async ({ schoolId, random }) => {
    const [kind, releasedOn] = [random.pick(KINDS), around(random)]
    await buildReleaseDate({ schoolId, kind, releasedOn, ...random.pick(COUPLES) }).catch(() => null)
  },
  async ({ schoolId, random }) => {
    const date = await anyOf(random, db.releaseDate.findMany({ where: { schoolId } }))
    if (date) await db.releaseDate.delete({ where: { id: date.id } })
  },
  async ({ schoolId, random }) => {
    const kind = random.pick(KINDS)
    const publicationType = random.chance(0.7) ? 'DEADLINE' : 'CONTINUOUS'
    await db.schoolTeleservice.update({ where: { schoolId_kind: { schoolId, kind } }, data: { publicationType } })
  },
  async ({ schoolId, random }) => {
    const kind = random.pick(KINDS)
    await db.schoolTeleservice.update({
      where: { schoolId_kind: { schoolId, kind } },
      data: { open: random.chance(0.8) },
    })
  },
  async ({ schoolId, pupils, random }) => {
    const { division, mefCode } = random.pick(COUPLES)
    const { id } = await db.division.findFirstOrThrow({ where: { schoolId, code: division } })
    const where = { studentId: random.pick(pupils), current: true }
    await db.enrollment.updateMany({ where, data: { divisionId: id, mefCode } })
  },
  async ({ pupils, random }) => {
    const data = { leftOn: random.chance(0.5) ? toDbDate(START) : null }
    await db.student.update({ where: { id: random.pick(pupils) }, data })
  },
]

test('[TS-53][TS-56][TS-57] whatever happens between two nights, the copies are what the rule says', async () => {
  const seen = { marks: 0, absences: 0, skills: 0 }
  for (let seed = 1; seed <= 2; seed += 1) {
    const random = randomOf(seed)
    // Two schools copied together, the second one not every night.
    const [first, second] = [await randomSchool(random), await randomSchool(randomOf(seed + 10))]
    let day = START
    for (let night = 0; night < 25; night += 1) {
      const worlds = random.chance(0.8) ? [first, second] : [first]
      const ids = worlds.map(({ schoolId }) => schoolId)
      await copy(ids, day)
      for (const { schoolId } of worlds) {
        const expected = await publishedRows(schoolId, day)
        const where = `seed ${seed}, night ${night}, ${day}, ${schoolId === first.schoolId ? 'first' : 'second'} school`
        expect(await copiedMarks(schoolId), where).toEqual(expected.marks)
        expect(await copiedAbsences(schoolId), where).toEqual(expected.absences)
        expect(await copiedSkills(schoolId), where).toEqual(expected.skills)
        seen.marks += expected.marks.length
        seen.absences += expected.absences.length
        seen.skills += expected.skills.length
      }
      const again = await copy(ids, day)
      for (const id of ids) expect(again.get(id)).toMatchObject({ marks: 0, absences: 0, skills: 0, removed: 0 })
      for (const world of [first, second])
        for (let event = random.between(0, 3); event > 0; event -= 1) await random.pick(EVENTS)(world)
      day = addDays(day, random.chance(0.1) ? -1 : random.between(0, 2))
    }
  }
  expect(seen.marks).toBeGreaterThan(100)
  expect(seen.absences).toBeGreaterThan(100)
  expect(seen.skills).toBeGreaterThan(100)
}, 120_000)

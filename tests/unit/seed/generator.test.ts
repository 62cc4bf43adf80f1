import { describe, expect, test } from 'vitest'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { type GeneratedSchool, generateAcademie, generateSchool, writeSiecle } from '@/prisma/seed/generator'
import { ineOf, uaiOf } from '@/prisma/seed/generator/keys'
import { encodeLatin9 } from '@/prisma/seed/generator/latin9'
import { generateAbsences, generateMarks, generateTests } from '@/prisma/seed/generator/records'
import { generateSkills } from '@/prisma/seed/generator/skills'

const academie = generateAcademie({ seed: 20, year: 2026 })
const { lycee, college } = academie
const schools = [lycee, college]

const textOf = (chunks: Iterable<Uint8Array>): string => {
  const decoder = new TextDecoder('iso-8859-15')
  return [...chunks].map((chunk) => decoder.decode(chunk)).join('')
}

const legalsOf = (school: GeneratedSchool, studentId: number) =>
  school.links.filter((link) => link.studentId === studentId && link.level === 1)

describe('the académie', () => {
  test('the same seed gives the same bytes, another seed others', () => {
    const again = generateAcademie({ seed: 20, year: 2026 })
    const other = generateAcademie({ seed: 21, year: 2026 })
    const bytes = (school: GeneratedSchool) => textOf(writeSiecle(school).responsables.chunks)
    expect(bytes(again.college)).toBe(bytes(college))
    expect(bytes(other.college)).not.toBe(bytes(college))
  })

  test('has the sizes and the three ways of the issue', () => {
    expect([lycee.students.length, college.students.length]).toEqual([900, 500])
    const ways = new Set(lycee.students.map(({ mef }) => mef.slice(0, 2)))
    expect([...ways].sort()).toEqual(['20', '21', '24'])
  })

  test('holds every family that a screen must show', () => {
    const all = schools.flatMap((school) => school.students.map(({ id }) => ({ school, legals: legalsOf(school, id) })))
    const kinships = all.map(({ legals }) => legals.map(({ kinship }) => kinship).join(' '))
    expect(kinships).toEqual(expect.arrayContaining(['10 20', '10 10', '10', '50', '70', '10 20 50']))
    const apart = all.filter(({ school, legals }) => {
      const homes = legals.map(({ guardianId }) => school.guardians.find(({ id }) => id === guardianId)?.addressId)
      return new Set(homes.filter((home) => home !== null)).size > 1
    })
    expect(apart.length).toBeGreaterThan(100)
    for (const school of schools) {
      expect(school.guardians.filter(({ email }) => email === null).length).toBeGreaterThan(50)
      expect(school.guardians.filter(({ addressId }) => addressId === null).length).toBeGreaterThan(10)
      expect(school.addresses.some(({ countryCode }) => countryCode !== '100')).toBe(true)
    }
  })

  test('has brothers and sisters in one school and in both', () => {
    const both = lycee.guardians.filter((here) =>
      college.guardians.some((there) => there.email !== null && there.email === here.email && there.job === here.job),
    )
    expect(both.length).toBeGreaterThan(20)
    const children = (school: GeneratedSchool, guardianId: number) =>
      school.links.filter((link) => link.guardianId === guardianId).length
    expect(college.guardians.some(({ id }) => children(college, id) > 1)).toBe(true)
  })

  test('has homonyms among pupils, and between a pupil and a responsable', () => {
    for (const school of schools) {
      const names = school.students.map(({ familyName, firstName }) => `${familyName} ${firstName}`)
      expect(new Set(names).size).toBeLessThan(names.length)
      expect(school.guardians.some(({ familyName, firstName }) => names.includes(`${familyName} ${firstName}`))).toBe(
        true,
      )
    }
  })

  test('gives numbers once and keys that hold', () => {
    const ines = schools.flatMap((school) => school.students.flatMap(({ ine }) => ine ?? []))
    expect(new Set(ines).size).toBe(ines.length)
    for (const ine of ines) expect(ine).toBe(ineOf(Number(ine.slice(0, 9))))
    for (const { uai } of schools) expect(uai).toBe(uaiOf(Number(uai.slice(0, 7))))
    for (const school of schools)
      for (const rows of [school.students, school.guardians, school.addresses])
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  test('can be nobody: fictional numbers, .example addresses, postcodes that do not exist', () => {
    for (const guardian of schools.flatMap(({ guardians }) => guardians)) {
      expect(guardian.mobile ?? '+33639980000').toMatch(/^\+3363998\d{4}$/)
      expect(guardian.home ?? '+33999000000').toMatch(/^\+33999\d{6}$/)
      expect(guardian.email ?? 'a.b@c.example').toMatch(/^[a-z.-]+\d*@[a-z]+\.example$/)
    }
    for (const address of schools.flatMap(({ addresses }) => addresses)) {
      expect(address.postalCode ?? '99120').toMatch(/^99\d{3}$/)
      expect(Math.max(...address.lines.map((line) => line.length))).toBeLessThanOrEqual(38)
    }
  })
})

describe('known keys', () => {
  test.each([
    [140070, '0140070A'],
    [752387, '0752387M'],
  ])('UAI %i', (digits, uai) => expect(uaiOf(digits)).toBe(uai))

  test.each([
    [70832327, '070832327JA'],
    [60375611, '060375611AC'],
  ])('INE %i', (digits, ine) => expect(ineOf(digits)).toBe(ine))
})

describe('the SIECLE files', () => {
  test('are ISO-8859-15 with their root, school and year', () => {
    expect([...encodeLatin9('Cœur €?ł')]).toEqual([67, 0xbd, 117, 114, 32, 0xa4, 63, 63])
    const files = writeSiecle(college)
    expect(textOf(files.eleves.chunks)).toMatch(
      /^<\?xml version="1.0" encoding="ISO-8859-15"\?>\n<BEE_ELEVES VERSION="3.0">/,
    )
    for (const file of Object.values(files))
      expect(textOf(file.chunks)).toContain('<UAJ>0990034Z</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>')
  })

  test('speak of the same pupils, persons and addresses', () => {
    const { eleves, responsables } = writeSiecle(college)
    const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
    const people = textOf(responsables.chunks)
    expect(count(textOf(eleves.chunks), /<ELEVE ELEVE_ID/g)).toBe(500)
    expect(count(people, /<PERSONNE PERSONNE_ID/g)).toBe(college.guardians.length)
    expect(count(people, /<RESPONSABLE_ELEVE>/g)).toBe(college.links.length)
    const asked = [...people.matchAll(/<ADRESSE_ID>(\d+)</g)].map(([, id]) => id)
    const given = [...people.matchAll(/<ADRESSE ADRESSE_ID="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(asked)).toEqual(new Set(given))
  })

  test('grow to any size in chunks', () => {
    const big = generateSchool({ seed: 3, students: 3000, year: 2026 })
    expect(big.students.length).toBe(3000)
    const sizes = [...writeSiecle(big).eleves.chunks].map((chunk) => chunk.length)
    expect(Math.max(...sizes)).toBeLessThan(80_000)
    expect(sizes.length).toBeGreaterThan(40)
  })
})

describe('marks and absences', () => {
  const calendar = { seed: 1, from: '2026-09-14', to: '2026-11-25' }
  const { whyClosed, termOf } = schoolCalendar({ academie: '99', uai: '', daysOff: [], years: [] })

  test('are the same for the same seed, on days of school, within the calendar, each in its term', () => {
    const tests = generateTests(['2GT1', '2GT2'], calendar)
    expect(generateTests(['2GT1', '2GT2'], calendar)).toEqual(tests)
    expect(new Set(tests.map(({ subject }) => subject)).size).toBe(4)
    const whole = generateTests(['2GT1'], { ...calendar, to: '2027-06-30' })
    expect(new Set(whole.map(({ term }) => term))).toEqual(new Set([1, 2, 3]))
    for (const { takenOn, term } of [...tests, ...whole])
      expect([whyClosed(takenOn), term]).toEqual([null, termOf(takenOn)])
    for (const { takenOn, releasedOn } of tests) {
      expect(takenOn >= calendar.from && takenOn <= releasedOn && releasedOn <= calendar.to).toBe(true)
    }
    const absences = generateAbsences(100, calendar)
    expect(absences.length).toBeGreaterThan(40)
    expect(
      absences.some(
        ({ startsOn, endsOn }) => whyClosed(startsOn) !== null || endsOn < startsOn || endsOn > calendar.to,
      ),
    ).toBe(false)
  })

  test('marks stay within their scale, some absent, some exempt', () => {
    const tests = generateTests(['2GT1'], calendar)
    const marks = generateMarks(tests, 30, 1)
    expect(marks.map((line) => line.length)).toEqual(tests.map(() => 30))
    expect(new Set(marks.flat().map(({ status }) => status))).toEqual(new Set(['MARKED', 'ABSENT', 'EXEMPT']))
    for (const [index, line] of marks.entries())
      for (const { value } of line)
        if (value !== null) expect(value >= 0 && value <= (tests[index]?.scale ?? 0)).toBe(true)
  })

  test('[TS-43] skills of the five domains, each pupil and day once, on days of school; a level only goes up', () => {
    const skills = generateSkills(40, calendar)
    expect(generateSkills(40, calendar)).toEqual(skills)
    expect(new Set(skills.map(({ domain }) => domain)).size).toBe(5)
    expect(new Set(skills.map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4]))
    const before = new Map<string, number>()
    for (const { pupil, skill, level, assessedOn, releasedOn } of skills) {
      expect([whyClosed(assessedOn), assessedOn <= releasedOn && releasedOn <= calendar.to]).toEqual([null, true])
      expect(level).toBeGreaterThan(before.get(`${pupil} ${skill}`) ?? 0)
      before.set(`${pupil} ${skill}`, level)
    }
    expect(new Set(skills.map(({ pupil, skill, assessedOn }) => `${pupil} ${skill} ${assessedOn}`)).size).toBe(
      skills.length,
    )
    expect(generateSkills(40, { ...calendar, to: '2026-09-18' })).toEqual([])
  })

  test('a year that has just begun has none; a whole year has few tests a subject', () => {
    expect(generateTests(['2GT1'], { ...calendar, to: '2026-09-01' })).toEqual([])
    expect(generateAbsences(100, { ...calendar, to: '2026-09-01' })).toEqual([])
    expect(generateTests(['2GT1'], { ...calendar, to: '2027-07-03' }).length).toBeLessThanOrEqual(4 * 9)
  })
})

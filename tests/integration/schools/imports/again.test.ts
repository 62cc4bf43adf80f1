import { describe, expect, test } from 'vitest'
import { createActivationCodes } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { buildAccount } from '@/prisma/seed/builders'
import { fingerprint, freshUai, pupilsOf, ranksOf, runImport, schoolOf } from '@/tests/support/imports-run'
import {
  address,
  elevesXml,
  link,
  nomenclatureXml,
  type Person,
  type Pupil,
  person,
  pupil,
  responsablesXml,
} from '@/tests/support/siecle'

/** A small school: pupils 1 to 10, each with parents a (pays) and b. */
function smallSchool(uai: string) {
  const pupils: Pupil[] = Array.from({ length: 10 }, (_, index) =>
    pupil({ id: String(index + 1), MEL: `e${index}@exemple.fr` }),
  )
  const parents: Person[] = pupils.flatMap(({ id }) => [
    person({ id: `${id}a`, MEL: `a${id}@exemple.fr`, ADRESSE_ID: '1' }),
    person({ id: `${id}b` }),
  ])
  const links = pupils.flatMap((one) => [
    link(one, { id: `${one.id}a` }, { PAIE_FRAIS_SCOLAIRES: 1 }),
    link(one, { id: `${one.id}b` }),
  ])
  const files = (change: { pupils?: Pupil[]; parents?: Person[]; links?: typeof links } = {}) => [
    elevesXml(change.pupils ?? pupils, { uai }),
    responsablesXml(change.parents ?? parents, change.links ?? links, { uai, addresses: [address('1')] }),
    nomenclatureXml({ '10310019110': '3EME' }, { uai }),
  ]
  return { pupils, parents, links, files }
}

const without = <Row>(rows: readonly Row[], index: number) => rows.filter((_, at) => at !== index)

describe('the same school again', () => {
  test('the same files write nothing: not one row moves', async () => {
    const uai = freshUai()
    const { files } = smallSchool(uai)
    const first = await runImport(uai, files())
    expect([first.students.created, first.guardians.created, first.guardianships.created]).toEqual([10, 20, 20])
    const before = await fingerprint()
    const again = await runImport(uai, files())
    expect(again).toMatchObject({
      status: 'applied',
      rowsWritten: 0,
      students: { created: 0, updated: 0, left: 0, unchanged: 10 },
      guardians: { created: 0, updated: 0, left: 0, unchanged: 20 },
      guardianships: { created: 0, updated: 0, removed: 0, unchanged: 20, legal1: 10, legal2: 10 },
    })
    // The history has one line more, and that is all.
    const { file_load: _history, ...rest } = await fingerprint()
    const { file_load: _before, ...restBefore } = before
    expect(rest).toEqual(restBefore)
  })

  test('a changed field is written and told; only that row moves', async () => {
    const uai = freshUai()
    const { pupils, files } = smallSchool(uai)
    await runImport(uai, files())
    const changed = pupils.map((one) => (one.id === '3' ? { ...one, division: '4 B', NOM_USAGE: 'HADDAD' } : one))
    const result = await runImport(uai, files({ pupils: changed }))
    expect([result.students, result.rowsWritten]).toEqual([{ created: 0, updated: 1, left: 0, unchanged: 9 }, 3])
    const student = (await pupilsOf(uai)).find(({ sourceId }) => sourceId === '3')
    expect(student).toMatchObject({ usageName: 'HADDAD', usageNameKey: 'HADDAD' })
    expect(student?.enrollments.map(({ division, current }) => [division?.code, current])).toEqual([['4 B', true]])
  })

  test('an absent tag keeps what is known, an empty one erases it and says so; an INE is never erased', async () => {
    const uai = freshUai()
    const { pupils, parents, files } = smallSchool(uai)
    await runImport(uai, files())
    const known = (await pupilsOf(uai))[0]
    const absent = await runImport(
      uai,
      files({
        pupils: pupils.map((one) => ({ ...one, MEL: null, ID_NATIONAL: null })),
        parents: parents.map((one) => ({ ...one, MEL: null, TEL_PORTABLE: null, ADRESSE_ID: null })),
      }),
    )
    expect([absent.students.unchanged, absent.guardians.unchanged, absent.rowsWritten]).toEqual([10, 20, 0])
    const empty = await runImport(
      uai,
      files({ pupils: pupils.map((one, index) => (index === 0 ? { ...one, MEL: '', ID_NATIONAL: '' } : one)) }),
    )
    expect(empty.students.updated).toBe(1)
    expect((await pupilsOf(uai))[0]).toMatchObject({ email: null, ine: known?.ine })
  })

  test('légal 1 and légal 2 change places within the partial unique index', async () => {
    const uai = freshUai()
    const { links, files } = smallSchool(uai)
    await runImport(uai, files())
    expect(await ranksOf(uai, '1')).toEqual({ '1a': 1, '1b': 2 })
    const swapped = links.map((one) => ({
      ...one,
      PAIE_FRAIS_SCOLAIRES: String(one.PERSONNE_ID).endsWith('b') ? 1 : 0,
    }))
    const result = await runImport(uai, files({ links: swapped }))
    expect(result.guardianships).toMatchObject({ updated: 20, legal1: 10, legal2: 10 })
    expect(await ranksOf(uai, '1')).toEqual({ '1a': 2, '1b': 1 })
  })

  test('a pupil is known again by INE and birth date, then by names and birth date, when SIECLE renumbers', async () => {
    const uai = freshUai()
    const pupils = [pupil({ id: '1', PRENOM: 'Anaïs' }), pupil({ id: '2', ID_NATIONAL: null, PRENOM: 'Zoé' })]
    await runImport(uai, [elevesXml(pupils, { uai })])
    const before = await pupilsOf(uai)
    const renumbered = pupils.map((one) => ({
      ...one,
      id: `9${one.id}`,
      PRENOM: one.PRENOM === 'Zoé' ? 'ZOE' : 'Anaïs',
    }))
    const result = await runImport(uai, [elevesXml(renumbered, { uai })])
    expect(result.students).toEqual({ created: 0, updated: 2, left: 0, unchanged: 0 })
    const after = await pupilsOf(uai)
    expect(after.map(({ id, sourceId }) => [id, sourceId])).toEqual([
      [before[0]?.id, '91'],
      [before[1]?.id, '92'],
    ])
  })

  test('two homonyms born the same day are never merged by their names', async () => {
    const uai = freshUai()
    const same = { ID_NATIONAL: null, PRENOM: 'Zoé' }
    await runImport(uai, [elevesXml([pupil({ id: '1', ...same }), pupil({ id: '2', ...same })], { uai })])
    const result = await runImport(
      uai,
      [elevesXml([pupil({ id: '11', ...same }), pupil({ id: '12', ...same })], { uai })],
      {
        answers: { allowDepartures: true },
      },
    )
    expect(result.students).toMatchObject({ created: 2, left: 2 })
  })
})

/** A valid code for each couple of the pupil, and an account that already uses them. */
async function openAccesses(uai: string, studentSourceId: string) {
  const { id: schoolId } = await schoolOf(uai)
  const couples = await db.guardianship.findMany({
    where: { schoolId, student: { sourceId: studentSourceId }, legalRank: { not: null } },
    include: { guardian: true },
  })
  const account = await buildAccount()
  await db.$transaction(async (tx) => {
    const actor = schoolSystemActor('test', schoolId)
    const holderIds = couples.map(({ id }) => id)
    await createActivationCodes(tx, actor, { kind: 'CAR', schoolId, holderIds, usableFrom: '2026-11-01' })
    await tx.access.createMany({
      data: couples.map(({ id }) => ({
        accountId: account.id,
        schoolId,
        guardianshipId: id,
        route: 'CODE' as const,
        usableFrom: new Date('2026-11-01'),
      })),
    })
  })
  return Object.fromEntries(couples.map(({ id, guardian }) => [guardian.sourceId, id]))
}

const rightsOf = async (guardianshipId: string) => {
  const code = await db.activationCode.findFirstOrThrow({ where: { guardianshipId } })
  const access = await db.access.findFirstOrThrow({ where: { guardianshipId } })
  return { code: code.invalidationReason, copy: code.encrypted !== null, access: access.withdrawReason }
}
const UNTOUCHED = { code: null, copy: true, access: null }

describe('departures', () => {
  test('a pupil who leaves is marked, never deleted; codes and accesses end in the same breath (TS-12, TS-124)', async () => {
    const uai = freshUai()
    const { pupils, files } = smallSchool(uai)
    await runImport(uai, files())
    const [gone, stays] = [await openAccesses(uai, '1'), await openAccesses(uai, '2')]
    const answers = { allowCuts: true }
    const result = await runImport(uai, files({ pupils: without(pupils, 0) }), { answers })
    expect(result.students).toMatchObject({ left: 1, unchanged: 9 })
    const student = (await pupilsOf(uai))[0]
    expect(student?.leftOn).not.toBeNull()
    expect(student?.enrollments.map(({ current }) => current)).toEqual([false])
    for (const id of Object.values(gone))
      expect(await rightsOf(id)).toEqual({ code: 'STUDENT_LEFT', copy: false, access: 'STUDENT_LEFT' })
    for (const id of Object.values(stays)) expect(await rightsOf(id)).toEqual(UNTOUCHED)
    const audit = await db.auditEvent.findMany({ where: { schoolId: student?.schoolId, action: { startsWith: 'a' } } })
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['activation-code.invalidated', 'access.withdrawn']),
    )
  })

  test('who stays keeps codes and accesses over the years and over imports (TS-12)', async () => {
    const uai = freshUai()
    const { pupils, files } = smallSchool(uai)
    await runImport(uai, files())
    const kept = await openAccesses(uai, '1')
    await db.school.update({ where: { uai }, data: { currentYear: 2027 } })
    const nextYear = pupils.map((one) => ({ ...one, division: '2 A' }))
    const result = await runImport(uai, [elevesXml(nextYear, { uai, year: 2027 })])
    expect(result.students.updated).toBe(10)
    expect(
      (await pupilsOf(uai))[0]?.enrollments.map(({ year, current, division }) => [year, current, division?.code]),
    ).toEqual([
      [2026, false, '3 A'],
      [2027, true, '2 A'],
    ])
    for (const id of Object.values(kept)) expect(await rightsOf(id)).toEqual(UNTOUCHED)
  })

  test('a responsable who is neither légal 1 nor légal 2 any more, or none at all, loses access (TS-78, TS-124)', async () => {
    const uai = freshUai()
    const { links, files } = smallSchool(uai)
    await runImport(uai, files())
    const first = await openAccesses(uai, '1')
    const second = await openAccesses(uai, '2')
    const changed = links
      .filter(({ PERSONNE_ID }) => PERSONNE_ID !== '2a')
      .map((one) => (one.PERSONNE_ID === '1b' ? { ...one, NIVEAU_RESPONSABILITE: 3 } : one))
    const result = await runImport(uai, files({ links: changed }), { answers: { allowCuts: true } })
    expect(result.guardianships).toMatchObject({ updated: 2, removed: 1 })
    const lost = { code: 'NOT_LEGAL_ANYMORE', copy: false, access: 'NOT_LEGAL_ANYMORE' }
    expect(await rightsOf(first['1b'] ?? '')).toEqual(lost)
    expect(await rightsOf(second['2a'] ?? '')).toEqual(lost)
    expect(await rightsOf(first['1a'] ?? '')).toEqual(UNTOUCHED)
    // 2b moved from légal 2 to légal 1: still légal, nothing is cut.
    expect(await rightsOf(second['2b'] ?? '')).toEqual(UNTOUCHED)
    expect(await ranksOf(uai, '2')).toEqual({ '2b': 1 })
  })

  test('an exit with its reason; motif 43 marks a death, known or learnt later', async () => {
    const uai = freshUai()
    const { pupils, files } = smallSchool(uai)
    await runImport(uai, files())
    const exits = pupils.map((one, index) =>
      index === 0
        ? { ...one, DATE_SORTIE: '02/10/2026', CODE_MOTIF_SORTIE: '99' }
        : index === 1
          ? { ...one, CODE_MOTIF_SORTIE: '43' }
          : one,
    )
    const result = await runImport(uai, files({ pupils: exits }))
    expect([result.status, result.students.left]).toEqual(['applied', 2])
    const [left, dead] = await pupilsOf(uai)
    expect(left).toMatchObject({ leftOn: new Date('2026-10-02'), leftReason: '99', deceased: false })
    expect([dead?.sourceId, (await pupilsOf(uai)).find(({ sourceId }) => sourceId === '2')?.deceased]).toEqual([
      '10',
      true,
    ])
    const later = exits.map((one, index) => (index === 0 ? { ...one, CODE_MOTIF_SORTIE: '43' } : one))
    await runImport(uai, files({ pupils: later }))
    expect((await pupilsOf(uai))[0]).toMatchObject({ leftOn: new Date('2026-10-02'), deceased: true })
    expect((await runImport(uai, files({ pupils: later }))).rowsWritten).toBe(0)
  })

  test('a pupil who comes back is in school again', async () => {
    const uai = freshUai()
    const { pupils, files } = smallSchool(uai)
    await runImport(uai, files())
    await runImport(uai, files({ pupils: without(pupils, 0) }))
    const result = await runImport(uai, files())
    expect(result.students).toMatchObject({ created: 0, updated: 1, unchanged: 9 })
    expect((await pupilsOf(uai))[0]).toMatchObject({ leftOn: null, enrollments: [{ current: true, leftOn: null }] })
  })

  test('more than a fifth missing asks first; a fifth does not', async () => {
    const uai = freshUai()
    const { pupils, files } = smallSchool(uai)
    await runImport(uai, files())
    const before = await fingerprint()
    const asked = await runImport(uai, files({ pupils: pupils.slice(3) }))
    expect([asked.status, asked.codes('errors')]).toEqual(['rejected', ['COUPLES_CUT', 'MANY_DEPARTURES']])
    expect(asked.errors.find(({ code }) => code === 'MANY_DEPARTURES')?.message).toMatch(/3\u00a0élèves sur 10/)
    expect(await fingerprint()).toEqual(before)
    expect((await runImport(uai, files({ pupils: pupils.slice(2) }))).students.left).toBe(2)
    const answers = { allowDepartures: true, allowCuts: true }
    const allowed = await runImport(uai, files({ pupils: pupils.slice(5) }), { answers })
    expect([allowed.status, allowed.students.left]).toEqual(['applied', 3])
  })
})

describe('years', () => {
  test('a file of next year is asked about, then prepares it without touching this one', async () => {
    const uai = freshUai()
    const { pupils, parents, links, files } = smallSchool(uai)
    await runImport(uai, files())
    const accesses = await openAccesses(uai, '1')
    const newcomer = pupil({ id: '77', division: '6 A' })
    const next = [
      elevesXml([...pupils.slice(5).map((one) => ({ ...one, division: '2 A', NOM_USAGE: 'AUTRE' })), newcomer], {
        uai,
        year: 2027,
      }),
      responsablesXml([...parents, person({ id: '77a' })], [...links.slice(10), link(newcomer, { id: '77a' })], {
        uai,
        year: 2027,
      }),
    ]
    const asked = await runImport(uai, next)
    expect([asked.status, asked.codes('errors')]).toEqual(['rejected', ['YEAR_DIFFERS']])
    const prepared = await runImport(uai, next, { year: 2027 })
    expect(prepared).toMatchObject({ status: 'applied', year: 2027, students: { created: 1, updated: 5, left: 0 } })
    const students = await pupilsOf(uai)
    expect(
      students
        .map(({ sourceId, leftOn, usageName }) => [sourceId, leftOn, usageName])
        .filter(([, left, name]) => left || name),
    ).toEqual([])
    expect(
      students
        .find(({ sourceId }) => sourceId === '6')
        ?.enrollments.map(({ year, current, division }) => [year, current, division?.code]),
    ).toEqual([
      [2026, true, '3 A'],
      [2027, false, '2 A'],
    ])
    expect(
      students.find(({ sourceId }) => sourceId === '77')?.enrollments.map(({ year, current }) => [year, current]),
    ).toEqual([[2027, false]])
    expect(await ranksOf(uai, '77')).toEqual({ '77a': 1 })
    expect((await schoolOf(uai)).currentYear).toBe(2026)
    for (const id of Object.values(accesses)) expect(await rightsOf(id)).toEqual(UNTOUCHED)
    expect((await runImport(uai, next, { year: 2027 })).rowsWritten).toBe(0)
    // The pupil who is prepared has not departed from the current year.
    expect((await runImport(uai, files())).rowsWritten).toBe(0)
  })
})

test('another school with the same identifiers is not touched', async () => {
  const [one, other] = [freshUai(), freshUai()]
  await runImport(one, smallSchool(one).files())
  const before = await pupilsOf(one)
  await runImport(other, smallSchool(other).files())
  expect(await pupilsOf(one)).toEqual(before)
  expect((await pupilsOf(other)).length).toBe(10)
})

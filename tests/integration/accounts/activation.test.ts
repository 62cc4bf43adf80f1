import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { checkCodeAndDate } from '@/lib/accounts/commands/check-code-and-date'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { ACTIVATION, suspendedMessage, usableFromMessage, usedMessage } from '@/lib/accounts/messages'
import { findActivation } from '@/lib/accounts/queries/find-activation'
import { CodeInput } from '@/lib/accounts/schemas'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { verifyPassword } from '@/lib/platform/password'
import { buildGuardian, buildGuardianship, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { familyActor } from '../../support/actors'
import { makeCode, makeUsableCode, onDay, replicate } from '../../support/codes'

const visitor = { kind: 'public', id: null, ipPrefix: '192.0.2.0/24' } as const
const PASSWORD = 'tulipe lampe gare nuage'
const BIRTH = '2010-03-27'
let address = ''
let next = 0
beforeEach(() => {
  address = `198.51.100.${next++}`
})

const check = (code: string, birthDate = BIRTH) => checkCodeAndDate(visitor, { code, birthDate, address })
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: Error) => error.message,
  )
const newCouple = (overrides: Parameters<typeof buildGuardianship>[0] = {}) =>
  buildGuardianship({ ...overrides, student: { birthDate: BIRTH, ...overrides.student } })
const open = (codeId: string, input: Partial<Parameters<typeof openAccount>[1]> = {}) =>
  openAccount(visitor, {
    codeId,
    ...{ shown: [], notMine: [] },
    username: `parent-${randomUUID().slice(0, 8)}`,
    password: PASSWORD,
    email: '',
    ...input,
  })

describe('code and date of birth', () => {
  test('[TS-02][TS-14] both right: the code is found, and nothing is consumed', async () => {
    const couple = await newCouple()
    const code = await makeUsableCode('CAR', couple)
    expect((await check(code.text)).id).toBe(code.id)
    expect(await db.activationCode.findUnique({ where: { id: code.id } })).toMatchObject({
      usedAt: null,
      wrongDates: 0,
    })
  })

  test('[TS-09] an unknown code, a wrong date and an invalidated code give one generic answer', async () => {
    const couple = await newCouple()
    const { id, text } = await makeUsableCode('CAR', couple)
    expect(await refusal(check('2B7D4KM9PXR3H'))).toBe(ACTIVATION.wrong)
    expect(await refusal(check(text, '2010-03-28'))).toBe(ACTIVATION.wrong)
    await db.activationCode.update({
      where: { id },
      data: { invalidatedAt: new Date(), invalidationReason: 'LOSS', encrypted: null },
    })
    expect(await refusal(check(text))).toBe(ACTIVATION.wrong)
  })

  test('a wrong check character is refused by the form: no look-up, no try counted', async () => {
    const couple = await newCouple()
    const { id, text } = await makeUsableCode('CAR', couple)
    const last = text.endsWith('0') ? '1' : '0'
    const parsed = CodeInput.safeParse({ code: text.slice(0, -1) + last })
    expect(parsed.error?.issues[0]?.message).toBe('Vérifiez le code : un caractère semble faux')
    expect(await db.activationCode.findUnique({ where: { id } })).toMatchObject({ wrongDates: 0 })
    expect(await db.rateBucket.count({ where: { key: { contains: address } } })).toBe(0)
  })

  test('[TS-09] five wrong dates suspend the code, said only to who knows the date, and audited', async () => {
    const school = await buildSchool({ phone: '09 99 00 12 34' })
    const couple = await newCouple({ schoolId: school.id })
    const { id, text } = await makeUsableCode('CAR', couple)
    for (let tried = 1; tried <= 4; tried++) await refusal(check(text, `2010-04-0${tried}`))
    expect(await db.activationCode.findUnique({ where: { id } })).toMatchObject({ wrongDates: 4, suspendedAt: null })
    expect(await refusal(check(text, '2010-04-05'))).toBe(ACTIVATION.wrong)
    expect(await db.activationCode.findUnique({ where: { id } })).toMatchObject({ wrongDates: 5 })
    expect(await refusal(check(text, '2010-04-06'))).toBe(ACTIVATION.wrong)
    expect(await refusal(check(text))).toBe(suspendedMessage('09 99 00 12 34'))
    const audits = await db.auditEvent.findMany({ where: { action: 'activation-code.suspended', targetId: id } })
    expect(audits).toHaveLength(1)
    expect(JSON.stringify(audits)).not.toContain(text)
  })

  test('[TS-09] twenty simultaneous guesses still count one by one', async () => {
    const couple = await newCouple()
    const { id, text } = await makeUsableCode('CAR', couple)
    const guesses = Array.from({ length: 20 }, (_none, day) =>
      refusal(
        checkCodeAndDate(visitor, {
          code: text,
          birthDate: `2010-05-${String(day + 1).padStart(2, '0')}`,
          address: `203.0.113.${day}`,
        }),
      ),
    )
    expect(new Set(await Promise.all(guesses))).toEqual(new Set([ACTIVATION.wrong]))
    expect((await db.activationCode.findUnique({ where: { id } }))?.wrongDates).toBe(5)
  })

  test('a suspended code stops answering after five tries in a day: the date cannot be found by insisting', async () => {
    const couple = await newCouple()
    const { id, text } = await makeUsableCode('CAR', couple)
    await db.activationCode.update({ where: { id }, data: { suspendedAt: new Date() } })
    for (let tried = 1; tried <= 5; tried++) await refusal(check(text, `2010-04-0${tried}`))
    expect(await refusal(check(text))).toBe(ACTIVATION.wrong)
  })

  test('[TS-09] thirty distinct wrong codes an hour from one address; a right one always passes, another address goes on', async () => {
    address = '198.51.100.250'
    const { text } = await makeUsableCode('CAR', await newCouple())
    const wrong = Array.from({ length: 33 }, (_none, index) => `2B7D4KM9PX${String(index).padStart(3, '0')}`)
    const answers = await Promise.all(wrong.map((code) => refusal(check(code))))
    expect(answers.filter((answer) => answer === ACTIVATION.wrong)).toHaveLength(30)
    expect(answers.filter((answer) => answer?.startsWith('Trop d’essais depuis votre réseau'))).toHaveLength(3)
    expect(await refusal(check(text))).toBeNull()
    expect(await refusal(check(text, '2010-03-28'))).toMatch(/^Trop d’essais depuis votre réseau/)
    expect(await refusal(check(text))).toBeNull()
    address = '198.51.100.249'
    expect(await refusal(check(wrong[0] ?? ''))).toBe(ACTIVATION.wrong)
  })

  test('[TS-09] one person who insists takes one try from the others behind the same address', async () => {
    address = '198.51.100.248'
    const insisting = await Promise.all(Array.from({ length: 40 }, () => refusal(check('2B7D4KM9PXR3H'))))
    expect(new Set(insisting)).toEqual(new Set([ACTIVATION.wrong]))
    for (let other = 0; other < 29; other++)
      expect(await refusal(check(`2B7D4KM9PY${String(other).padStart(3, '0')}`))).toBe(ACTIVATION.wrong)
    expect(await refusal(check('2B7D4KM9PYZZZ'))).toMatch(/^Trop d’essais depuis votre réseau/)
    expect(await refusal(check('2B7D4KM9PXR3H'))).toBe(ACTIVATION.wrong)
  })
})

describe('the day after', () => {
  test('[TS-47] a code made today is refused today with its date, and accepted tomorrow once replicated', async () => {
    const couple = await newCouple()
    const { text } = await makeCode('CAR', couple)
    await replicate(couple.schoolId)
    expect(await refusal(check(text))).toBe(usableFromMessage(addDays(today(), 1)))
    expect(await refusal(check(text, '2010-03-26'))).toBe(ACTIVATION.wrong)
    await onDay(1, async () => {
      expect(await refusal(check(text))).toBe(ACTIVATION.late)
      await replicate(couple.schoolId)
      expect(await refusal(check(text))).toBeNull()
    })
  })

  test('[TS-12] an expired code says so to who knows the date', async () => {
    const school = await buildSchool({ codeValidityDays: 1 })
    const couple = await newCouple({ schoolId: school.id })
    const { text } = await makeUsableCode('CAR', couple)
    expect(await onDay(1, () => refusal(check(text)))).toBeNull()
    expect(await onDay(2, () => refusal(check(text)))).toBe(ACTIVATION.expired)
  })
})

describe('opening the account', () => {
  test('[TS-06][TS-19] username and password of one’s choice; the e-mail is not what the school knows', async () => {
    const couple = await newCouple({ guardian: { email: 'ecole@famille.example' } })
    const { id } = await makeUsableCode('CAR', couple)
    await open(id, { username: 'Samira.Étoile', email: ' samira@exemple.fr ' })
    const account = await db.account.findUniqueOrThrow({
      where: { usernameKey: 'samira.etoile' },
      include: { credential: true, profiles: true, accesses: true },
    })
    // It counts once its six digits were typed (email-proof).
    expect(account).toMatchObject({ username: 'Samira.Étoile', email: null, firstName: 'Samira' })
    expect(account.profiles.map(({ kind }) => kind)).toEqual(['GUARDIAN'])
    expect(account.accesses).toMatchObject([{ guardianshipId: couple.id, route: 'CODE', withdrawnAt: null }])
    expect(await verifyPassword(account.credential?.passwordHash ?? '', PASSWORD)).toBe(true)
    expect((await db.guardian.findUnique({ where: { id: couple.guardianId } }))?.email).toBe('ecole@famille.example')
    expect(await db.activationCode.findUnique({ where: { id } })).toMatchObject({
      usedById: account.id,
      usedVia: 'CODE',
    })
  })

  test('[TS-14] fifty simultaneous activations of one code make one account', async () => {
    const couple = await newCouple()
    const { id } = await makeUsableCode('CAR', couple)
    const before = await db.account.count()
    const answers = await Promise.all(Array.from({ length: 50 }, () => refusal(open(id))))
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(new Set(answers.filter(Boolean))).toEqual(new Set([ACTIVATION.used]))
    expect(await db.account.count()).toBe(before + 1)
    expect(await db.access.count({ where: { guardianshipId: couple.id } })).toBe(1)
  })

  test('the same submission twice (double click, back) opens the same account again', async () => {
    const couple = await newCouple()
    const { id } = await makeUsableCode('CAR', couple)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refusal(open(id, { username: `double-${couple.id.slice(-6)}` }))),
    )
    expect(answers).toEqual([null, null, null, null, null])
    expect(await db.access.count({ where: { guardianshipId: couple.id } })).toBe(1)
    const other = { username: `double-${couple.id.slice(-6)}`, password: 'gare lampe tulipe nuage' }
    expect(await refusal(open(id, other))).toBe(ACTIVATION.used)
  })

  test('[TS-07] a used code answers in a friendly way, and never signs anybody in', async () => {
    const couple = await newCouple()
    const { id, text } = await makeUsableCode('CAR', couple)
    await open(id)
    const { phone } = await db.school.findUniqueOrThrow({ where: { id: couple.schoolId } })
    expect(await refusal(check(text))).toBe(usedMessage(phone))
    expect(await refusal(open(id, { username: 'quelqu-un-d-autre' }))).toBe(ACTIVATION.used)
    expect(await findActivation(id)).toBeNull()
  })

  test('[TS-18] a code that is already on the account says so to its owner', async () => {
    const { id, text } = await makeUsableCode('CAR', await newCouple())
    await open(id)
    const { usedById } = await db.activationCode.findUniqueOrThrow({ where: { id } })
    const owner = familyActor({ id: usedById ?? '' })
    const typed = { code: text, birthDate: BIRTH, address }
    expect(await refusal(checkCodeAndDate(owner, typed))).toBe(ACTIVATION.alreadyYours)
    expect(await refusal(checkCodeAndDate(familyActor(), typed))).toMatch(/Ce n’est pas vous/)
  })

  test('a username that exists, by case or accent, is refused and nothing is consumed', async () => {
    const [first, second] = [await newCouple(), await newCouple()]
    await open((await makeUsableCode('CAR', first)).id, { username: 'zoé.martin' })
    const { id } = await makeUsableCode('CAR', second)
    expect(await refusal(open(id, { username: 'ZOE.Martin' }))).toBe(
      'Cet identifiant est déjà pris. Choisissez-en un autre.',
    )
    expect((await db.activationCode.findUnique({ where: { id } }))?.usedAt).toBeNull()
  })

  test('a password that repeats the child’s date of birth or name is refused and nothing is consumed', async () => {
    const couple = await newCouple()
    const { id } = await makeUsableCode('CAR', couple)
    for (const password of ['27032010-2703', 'lina-belkacem-1', 'Belkacem27032010'])
      expect(await refusal(open(id, { password }))).toMatch(/facile à deviner/)
    expect((await db.activationCode.findUnique({ where: { id } }))?.usedAt).toBeNull()
  })

  test('[TS-03][TS-123] a CAE opens a pupil’s account on the pupil alone', async () => {
    const student = await buildStudent({ birthDate: BIRTH })
    const { id, text } = await makeUsableCode('CAE', student)
    expect((await check(text)).id).toBe(id)
    await open(id, { username: 'noe.petit.eleve', email: 'noe@exemple.fr' })
    const account = await db.account.findUniqueOrThrow({
      where: { usernameKey: 'noe.petit.eleve' },
      include: { profiles: true, accesses: true },
    })
    expect(account.profiles.map(({ kind }) => kind)).toEqual(['STUDENT'])
    expect(account.email).toBeNull()
    expect(account.accesses).toMatchObject([{ studentId: student.id, guardianshipId: null }])
  })
})

describe('siblings', () => {
  async function family() {
    const school = await buildSchool()
    const guardian = await buildGuardian({ schoolId: school.id })
    const couple = (firstName: string) =>
      newCouple({ schoolId: school.id, guardianId: guardian.id, student: { firstName } })
    return { school, guardian, lina: await couple('Lina'), ines: await couple('Inès'), adam: await couple('Adam') }
  }
  const accessesOf = async (guardianshipId: string) =>
    (await db.access.findMany({ where: { guardianshipId } })).map(
      ({ route, withdrawReason }) => withdrawReason ?? route,
    )

  test('[TS-16] the other couples that have a usable code are attached, their code used as « fratrie »', async () => {
    const { lina, ines, adam } = await family()
    const [code] = [await makeUsableCode('CAR', lina), await makeUsableCode('CAR', ines)]
    expect((await findActivation(code.id))?.siblings.map(({ guardianshipId }) => guardianshipId)).toEqual([ines.id])
    await open(code.id, { shown: [ines.id] })
    expect(await accessesOf(lina.id)).toEqual(['CODE'])
    expect(await accessesOf(ines.id)).toEqual(['SIBLING'])
    expect(await accessesOf(adam.id)).toEqual([])
    expect((await db.activationCode.findFirst({ where: { guardianshipId: ines.id } }))?.usedVia).toBe('SIBLING')
  })

  test('[TS-16] « Je ne suis pas le responsable »: not attached, the code ends, the school can see who said so', async () => {
    const { lina, ines } = await family()
    const [code] = [await makeUsableCode('CAR', lina), await makeUsableCode('CAR', ines)]
    await open(code.id, { shown: [ines.id], notMine: [ines.id] })
    expect(await accessesOf(ines.id)).toEqual(['NOT_GUARDIAN'])
    const refused = await db.activationCode.findFirst({ where: { guardianshipId: ines.id } })
    expect(refused).toMatchObject({ usedAt: null, invalidationReason: 'NOT_GUARDIAN', encrypted: null })
    expect(await db.auditEvent.count({ where: { action: 'access.disputed', targetId: ines.id } })).toBe(1)
  })

  test('the codes of two siblings used at the same instant open one account', async () => {
    for (let round = 0; round < 5; round++) {
      const { lina, ines } = await family()
      const codes = [await makeUsableCode('CAR', lina), await makeUsableCode('CAR', ines)]
      const shown = [lina.id, ines.id]
      const answers = await Promise.all(codes.map(({ id }) => refusal(open(id, { shown }))))
      expect(answers.sort()).toEqual([ACTIVATION.used, null])
      expect([await accessesOf(lina.id), await accessesOf(ines.id)].flat().sort()).toEqual(['CODE', 'SIBLING'])
    }
  })

  test('an id of another family in « notMine » changes nothing there', async () => {
    const { lina } = await family()
    const stranger = await newCouple({ schoolId: lina.schoolId })
    const [code] = [await makeUsableCode('CAR', lina), await makeUsableCode('CAR', stranger)]
    await open(code.id, { shown: [stranger.id], notMine: [stranger.id] })
    expect(await accessesOf(stranger.id)).toEqual([])
    expect((await db.activationCode.findFirst({ where: { guardianshipId: stranger.id } }))?.invalidatedAt).toBeNull()
  })

  test('[TS-16] a couple refused once, or whose code is of today, is not attached', async () => {
    const { lina, ines, adam } = await family()
    const code = await makeUsableCode('CAR', lina)
    const refused = await makeCode('CAR', ines, today())
    await db.activationCode.update({
      where: { id: refused.id },
      data: { invalidatedAt: new Date(), invalidationReason: 'REFUSAL', encrypted: null },
    })
    await makeCode('CAR', ines, today())
    await makeCode('CAR', adam)
    await open(code.id, { shown: [ines.id, adam.id] })
    expect(await accessesOf(ines.id)).toEqual([])
    expect(await accessesOf(adam.id)).toEqual([])
  })
})

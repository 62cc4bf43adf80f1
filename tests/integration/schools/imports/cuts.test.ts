import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { closeLapsedHolders, countToGiveBack, createActivationCodes, giveBack, refuseCutCouple } from '@/lib/accounts'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { type StaffActor, schoolSystemActor } from '@/lib/auth/actor'
import { findChange } from '@/lib/changes/queries/find-change'
import { whyNotUndone } from '@/lib/changes/queries/why-not-undone'
import { db } from '@/lib/platform/db'
import { undoImport } from '@/lib/schools/imports/commands/undo-import'
import { buildAccount } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'
import { fingerprint, freshUai, runImport, schoolOf } from '@/tests/support/imports-run'
import { elevesXml, link, person, pupil, responsablesXml } from '@/tests/support/siecle'

/** Ten pupils with two parents each. */
function school(uai: string) {
  const pupils = Array.from({ length: 10 }, () => pupil())
  const parents = pupils.map(({ id }) => [
    person({ id: `${id}a`, PRENOM: 'Nora' }),
    person({ id: `${id}b`, PRENOM: 'Ali' }),
  ])
  const files = (known: (index: number, parent: 0 | 1) => boolean = () => true) => {
    const kept = pupils.flatMap((child, index) =>
      ([0, 1] as const)
        .filter((parent) => known(index, parent))
        .map((parent) => ({ child, who: parents[index]?.[parent] })),
    )
    return [
      elevesXml(pupils, { uai }),
      responsablesXml(
        kept.flatMap(({ who }) => who ?? []),
        kept.flatMap(({ child, who }) => (who ? [link(child, who)] : [])),
        { uai },
      ),
    ]
  }
  return { pupils, files }
}

async function openAccount(uai: string, sourceId: string) {
  const { id: schoolId } = await schoolOf(uai)
  const { id } = await db.guardianship.findFirstOrThrow({ where: { schoolId, guardian: { sourceId } } })
  const account = await buildAccount()
  await db.$transaction((tx) =>
    createActivationCodes(tx, schoolSystemActor('test', schoolId), {
      ...{ kind: 'CAR', schoolId, holderIds: [id], usableFrom: '2026-11-01' },
    }),
  )
  await db.access.create({
    data: { accountId: account.id, schoolId, guardianshipId: id, route: 'CODE', usableFrom: new Date('2026-11-01') },
  })
}

test('a file of one guardian out of ten asks, by number of couples; nothing is written before the answer', async () => {
  const uai = freshUai()
  const { files } = school(uai)
  await runImport(uai, files())
  const before = await fingerprint()
  const asked = await runImport(
    uai,
    files((index) => index === 0),
  )
  expect([asked.status, asked.codes('errors')]).toEqual(['rejected', ['COUPLES_CUT']])
  expect(asked.errors[0]?.message).toMatch(/^18\u00a0liens entre un responsable et un élève manquent/)
  expect(await fingerprint()).toEqual(before)
  const allowed = await runImport(
    uai,
    files((index) => index === 0),
    { answers: { allowCuts: true } },
  )
  expect([allowed.status, allowed.guardianships.removed]).toEqual(['applied', 18])
})

test('one couple with an account whose person is merely absent asks; without an account it does not', async () => {
  const uai = freshUai()
  const { pupils, files } = school(uai)
  await runImport(uai, files())
  await openAccount(uai, `${pupils[0]?.id}a`)
  const without = (lost: number) => files((index, parent) => !(index === lost && parent === 0))
  const asked = await runImport(uai, without(0))
  expect(asked.codes('errors')).toEqual(['COUPLES_CUT'])
  expect(asked.errors[0]?.message).toContain('1\u00a0compte ouvert perd son accès')
  expect((await runImport(uai, without(1))).status).toBe('applied')
})

test('what an import took comes back in bulk when a file brings the people back: accounts and codes as they were', async () => {
  const uai = freshUai()
  const { pupils, files } = school(uai)
  await runImport(uai, files())
  for (const index of [0, 1, 2]) await openAccount(uai, `${pupils[index]?.id}a`)
  const { id: schoolId, academieId } = await schoolOf(uai)
  const clerk = await buildAccount({ profiles: ['STAFF'] })
  const actor = staffActor({ id: clerk.id, schoolId, academieId })
  const codes = () => db.activationCode.findMany({ where: { schoolId }, orderBy: { id: 'asc' } })
  const accesses = () => db.access.findMany({ where: { schoolId }, orderBy: { id: 'asc' } })
  const before = { codes: await codes(), accesses: await accesses() }

  await runImport(
    uai,
    files((index) => index > 2),
    { answers: { allowCuts: true } },
  )
  expect((await codes()).every(({ invalidatedAt, encrypted }) => invalidatedAt && !encrypted)).toBe(true)
  expect(await countToGiveBack(actor)).toEqual({ holders: 0, accounts: 0, codes: 0 })

  await runImport(uai, files())
  const [, , refused] = before.codes
  await db.activationCode.update({ where: { id: refused?.id }, data: { invalidationReason: 'REFUSAL' } })
  expect(await countToGiveBack(actor)).toEqual({ holders: 2, accounts: 2, codes: 2 })
  const stranger = staffActor({ id: clerk.id, academieId })
  expect(await countToGiveBack(stranger)).toMatchObject({ holders: 0 })

  const [one, other] = await Promise.all([giveBack(actor), giveBack(actor)])
  expect([one.accesses + other.accesses, one.codes + other.codes]).toEqual([2, 2])
  expect((await codes()).slice(0, 2)).toEqual(before.codes.slice(0, 2))
  expect((await accesses()).slice(0, 2)).toEqual(before.accesses.slice(0, 2))
  expect((await accesses())[2]?.withdrawnAt).not.toBeNull()
  expect(await db.auditEvent.count({ where: { schoolId, action: 'access.given-back' } })).toBe(1)
})

test('a pupil who is absent asks for the accounts of the family; a departure that the file says does not', async () => {
  const uai = freshUai()
  const { pupils, files } = school(uai)
  await runImport(uai, files())
  await openAccount(uai, `${pupils[0]?.id}a`)
  const rest = pupils.slice(1)
  expect((await runImport(uai, [elevesXml(rest, { uai })])).codes('errors')).toEqual(['COUPLES_CUT'])
  const said = [{ ...pupils[0], DATE_SORTIE: '02/10/2026' }, ...rest]
  const result = await runImport(uai, [elevesXml(said, { uai })])
  expect([result.status, result.students.left]).toEqual(['applied', 1])
})

describe('what came back and was then ended by somebody is not given back', () => {
  /** One couple with an account, cut by an import and brought back by the next. */
  async function cutAndBack() {
    const uai = freshUai()
    const { pupils, files } = school(uai)
    await runImport(uai, files())
    const sourceId = `${pupils[0]?.id}a`
    await openAccount(uai, sourceId)
    const { id: schoolId, academieId } = await schoolOf(uai)
    const clerk = await buildAccount({ profiles: ['STAFF'] })
    const actor = staffActor({ id: clerk.id, schoolId, academieId })
    const { id: holderId } = await db.guardianship.findFirstOrThrow({ where: { schoolId, guardian: { sourceId } } })
    const cut = () =>
      runImport(
        uai,
        files((index) => index > 0),
        { answers: { allowCuts: true } },
      )
    const back = () => runImport(uai, files())
    const open = () => openAccount(uai, sourceId)
    return { actor, schoolId, holder: { kind: 'CAR' as const, holderId }, cut, back, open }
  }
  const accounts = async (actor: StaffActor) => (await countToGiveBack(actor)).accounts

  test.each(['REFUSAL', 'LOSS', 'HOLDER_REQUEST', 'STUDENT_LEFT', 'ERROR'] as const)(
    '[TS-31] a new code, withdrawn by hand: %s',
    async (reason) => {
      const { actor, schoolId, holder, cut, back } = await cutAndBack()
      await cut()
      await back()
      expect(await accounts(actor)).toBe(1)
      await db.$transaction((tx) =>
        createActivationCodes(tx, schoolSystemActor('test', schoolId), {
          ...{ kind: 'CAR', schoolId, holderIds: [holder.holderId], usableFrom: '2026-11-01' },
        }),
      )
      const { id: shownCodeId } = await db.activationCode.findFirstOrThrow({
        where: { guardianshipId: holder.holderId, invalidatedAt: null },
      })
      await withdrawCode(actor, { ...holder, shownCodeId, reason })
      expect(await accounts(actor)).toBe(0)
      expect(await giveBack(actor)).toEqual({ accesses: 0, codes: 0 })
    },
  )

  test('[TS-23][TS-31] a refusal that comes back while the couple is out', async () => {
    const { actor, schoolId, holder, cut, back } = await cutAndBack()
    const { id: codeId } = await db.activationCode.findFirstOrThrow({ where: { guardianshipId: holder.holderId } })
    expect(await db.$transaction((tx) => refuseCutCouple(tx, actor, codeId))).toBe(false)
    await cut()
    const stranger = staffActor({ id: actor.id })
    expect(await db.$transaction((tx) => refuseCutCouple(tx, stranger, codeId))).toBe(false)
    expect(await db.$transaction((tx) => refuseCutCouple(tx, actor, codeId))).toBe(true)
    await back()
    expect(await countToGiveBack(actor)).toEqual({ holders: 0, accounts: 0, codes: 0 })
    const change = await db.schoolChange.findFirstOrThrow({ where: { schoolId }, orderBy: { madeAt: 'desc' } })
    await undoImport(actor, change.loadId ?? '', closeLapsedHolders)
    const cutAgain = await db.schoolChange.findFirstOrThrow({
      where: { schoolId, undoneAt: null },
      orderBy: { madeAt: 'desc' },
    })
    await undoImport(actor, cutAgain.loadId ?? '', closeLapsedHolders)
    expect(await db.access.count({ where: { guardianshipId: holder.holderId, withdrawnAt: null } })).toBe(0)
  })

  test('[TS-31] a departure that somebody recorded by hand is no cut of an import: a refusal has nothing to add', async () => {
    const { actor, holder } = await cutAndBack()
    const { id } = await db.activationCode.findFirstOrThrow({ where: { guardianshipId: holder.holderId } })
    await withdrawCode(actor, { ...holder, shownCodeId: id, reason: 'STUDENT_LEFT' })
    expect(await db.$transaction((tx) => refuseCutCouple(tx, actor, id))).toBe(false)
  })

  test('a refusal of long ago, and an account since: what was cut after it is given back', async () => {
    const { actor, holder, cut, back } = await cutAndBack()
    await db.activationCode.create({
      data: {
        ...{ kind: 'CAR', schoolId: actor.schoolId, guardianshipId: holder.holderId, hmac: randomBytes(32) },
        ...{ first4: 'ABCD', last3: 'XYZ', usableFrom: new Date('2024-09-01'), invalidationReason: 'REFUSAL' },
        ...{ invalidatedAt: new Date('2024-10-01') },
      },
    })
    await cut()
    await back()
    expect(await accounts(actor)).toBe(1)
  })

  test('a holder who had two accounts in a month gets the last one back, and the others of the school theirs', async () => {
    const { actor, cut, back, open } = await cutAndBack()
    await cut()
    await back()
    await open()
    await cut()
    await back()
    expect(await accounts(actor)).toBe(1)
    expect(await giveBack(actor)).toMatchObject({ accesses: 1 })
  })
})

test('a change is built on by a run that told somebody, not by one that was cancelled first', async () => {
  const uai = freshUai()
  await runImport(uai, school(uai).files())
  const { id: schoolId } = await schoolOf(uai)
  const change = await findChange({ schoolId, kind: 'YEAR' })
  expect(change).toBeNull()
  const made = await db.schoolChange.findFirstOrThrow({ where: { schoolId } })
  const loaded = await findChange({ schoolId, loadId: made.loadId ?? '' })
  if (!loaded) throw new Error('No change.')
  const say = (action: string, targetId: string, data: object = {}) =>
    db.auditEvent.create({
      data: { action, category: 'data', schoolId, targetType: 'notification-batch', targetId, data },
    })
  expect(await whyNotUndone(loaded)).toBeNull()
  await say('notification.requested', 'one')
  expect(await whyNotUndone(loaded)).toContain('des codes ont été envoyés')
  await say('notification.cancelled', 'other', { told: 0 })
  expect(await whyNotUndone(loaded)).toContain('des codes ont été envoyés')
  await say('notification.cancelled', 'one', { told: 0 })
  expect(await whyNotUndone(loaded)).toBeNull()
  await say('notification.requested', 'two')
  await say('notification.cancelled', 'two', { told: 3 })
  expect(await whyNotUndone(loaded)).toContain('des codes ont été envoyés')
})

import { expect, test } from 'vitest'
import { countToGiveBack, createActivationCodes, giveBack } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
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

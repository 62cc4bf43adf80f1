import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { localMailer } from '@/lib/notifications/local-mailbox'
import { frenchTime } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { ALL_NOTIFIED } from '@/lib/teleservices/notifications/messages'
import { listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'
import { explainNobody } from '@/lib/teleservices/notifications/queries/why-nobody'
import { buildAccount, buildGuardianship } from '@/prisma/seed/builders'
import { openWithCode } from '../../../support/holders'
import { createCodes, deliveriesOf, schoolWithCodes, search } from '../../../support/notifications'

const codeOf = (guardianshipId: string) => db.activationCode.findFirstOrThrow({ where: { guardianshipId } })

/** A responsable with an e-mail and several children, in one grouped run that waits for its delay. */
async function family(children: string[]) {
  const email = `${randomUUID()}@famille.example`
  const { actor, school, guardianships } = await schoolWithCodes([
    { guardian: { email }, student: { firstName: children[0] } },
  ])
  const [first] = guardianships
  if (!first) throw new Error('A couple was expected.')
  const ids = [first.id]
  for (const firstName of children.slice(1)) {
    const couple = { schoolId: school.id, guardianId: first.guardianId, student: { firstName } }
    ids.push((await buildGuardianship(couple)).id)
  }
  await createCodes(school.id, ids.slice(1))
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search({ grouped: true }) })
  const send = async () => {
    await startBatchNow(actor, batchId)
    await sendEmails(batchId, localMailer)
    return db.localMessage.findFirst({ where: { to: email } })
  }
  const codes = await Promise.all(ids.map(codeOf))
  const outcome = async () =>
    Object.fromEntries((await deliveriesOf(batchId)).map(({ codeId, state, reason }) => [codeId, reason ?? state]))
  return { actor, batchId, codes, ids, send, outcome }
}

describe('[TS-94] an e-mail says what is true when it leaves, not when it was asked for', () => {
  test('codes used, suspended or expired during the delay leave the run, each with its reason in the report', async () => {
    const { actor, batchId, codes, send, outcome } = await family(['Lina', 'Adam', 'Inès', 'Noé'])
    const [used, suspended, expired, good] = codes
    await db.activationCode.update({
      where: { id: used?.id },
      data: { usedAt: new Date(), usedById: (await buildAccount()).id, usedVia: 'CODE' },
    })
    await db.activationCode.update({ where: { id: suspended?.id }, data: { suspendedAt: new Date() } })
    await db.activationCode.update({
      where: { id: expired?.id },
      data: { usableFrom: new Date('2026-11-01'), expiresOn: new Date('2026-11-02') },
    })
    const mail = await send()
    expect(mail?.text).toContain(good?.last3)
    for (const code of [used, suspended, expired]) expect(mail?.text).not.toContain(`${code?.first4} - `)
    expect(await outcome()).toEqual({
      [used?.id ?? '']: 'USED',
      [suspended?.id ?? '']: 'SUSPENDED',
      [expired?.id ?? '']: 'EXPIRED',
      [good?.id ?? '']: 'ACCEPTED',
    })
    const untold = await listBatchLines(actor, { batchId, untold: true })
    expect(untold.map(({ why }) => why).sort()).toEqual(['Code déjà utilisé', 'Code expiré', 'Code suspendu'])
    const dated = await db.activationCode.findMany({ where: { schoolId: actor.schoolId, notifiedAt: { not: null } } })
    expect(dated.map(({ id }) => id)).toEqual([good?.id])
  })

  test('[TS-16] the parent opened an account with one code meanwhile: the child who was attached is told, without a code', async () => {
    const { codes, send, outcome } = await family(['Lina', 'Adam'])
    const [typed, received] = codes
    const account = await buildAccount()
    await openWithCode(typed?.id ?? '', account.id)
    await db.activationCode.update({
      where: { id: received?.id },
      data: { usedAt: new Date(), usedById: account.id, usedVia: 'SIBLING' },
    })
    const mail = await send()
    expect(mail?.subject).toContain('Un enfant a été ajouté')
    expect(mail?.text).not.toContain('Créez votre compte')
    expect(await outcome()).toEqual({ [typed?.id ?? '']: 'USED', [received?.id ?? '']: 'ACCEPTED' })
  })

  test('[TS-16][TS-95] a message that brings codes says nothing of a child who needs none: that one can be notified apart', async () => {
    const { codes, ids, actor, send, outcome } = await family(['Lina', 'Adam', 'Inès'])
    const [typed, received, lost] = codes
    const account = await buildAccount()
    await openWithCode(typed?.id ?? '', account.id)
    // A couple that was lost once is typed again, whatever account there is.
    await db.access.create({
      data: {
        ...{ accountId: account.id, schoolId: actor.schoolId, guardianshipId: ids[2], route: 'SIBLING' },
        ...{ usableFrom: new Date('2026-11-01'), withdrawnAt: new Date(), withdrawReason: 'LOSS' },
      },
    })
    const mail = await send()
    expect(mail?.text).toContain(lost?.last3)
    expect(await outcome()).toEqual({
      [typed?.id ?? '']: 'USED',
      [received?.id ?? '']: 'ADDED',
      [lost?.id ?? '']: 'ACCEPTED',
    })
    const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
    expect((await deliveriesOf(batchId)).map(({ codeId }) => codeId)).toEqual([received?.id])
  })
})

describe('[TS-91] why nobody of a selection is to be notified', () => {
  test('a code that was withdrawn, a refusal: not « toute la population »', async () => {
    const { actor, guardianships } = await schoolWithCodes([{}, {}, {}])
    await db.activationCode.updateMany({ where: { schoolId: actor.schoolId }, data: { notifiedAt: new Date() } })
    expect(await explainNobody(actor, search())).toEqual([ALL_NOTIFIED])
    const [lost, refused] = guardianships.map(({ id }) => id)
    for (const [holderId = '', reason] of [
      [lost, 'LOSS'],
      [refused, 'REFUSAL'],
    ] as const)
      await withdrawCode(actor, { kind: 'CAR', holderId, reason, shownCodeId: (await codeOf(holderId)).id })
    expect(await explainNobody(actor, search())).toEqual([
      expect.stringMatching(/^1.responsable a refusé l’accès/),
      expect.stringMatching(/^1.couple à gérer individuellement dans « Gérer un CAR »/),
      expect.stringMatching(/^1.code déjà notifié\.$/),
    ])
  })

  test('« vous pouvez annuler jusqu’à » speaks of the runs of the selection alone', async () => {
    const couples = ['1G1', '1G2'].map((division) => ({ guardian: {}, student: { division } }))
    const { actor } = await schoolWithCodes(couples)
    const ask = async (division: string) => {
      const asked = { requestKey: randomUUID(), search: search({ population: 'division', division }) }
      return (await requestNotification(actor, asked)).batchId
    }
    const early = await ask('1G1')
    const until = new Date(Date.now() + 5 * 60_000)
    await db.notificationBatch.update({ where: { id: early }, data: { cancellableUntil: until } })
    await ask('1G2')
    const why = (division: string) => explainNobody(actor, search({ population: 'division', division }))
    expect(await why('1G1')).toEqual([expect.stringContaining(`jusqu’à ${frenchTime(until)}`)])
    await startBatchNow(actor, early)
    expect(await why('1G1')).toEqual([expect.not.stringContaining('annuler')])
    expect(await why('1G2')).toEqual([expect.stringContaining('annuler')])
  })
})

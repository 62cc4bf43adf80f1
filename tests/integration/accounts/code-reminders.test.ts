import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkCodeAndDate } from '@/lib/accounts/commands/check-code-and-date'
import { NotYetUsable } from '@/lib/accounts/not-yet-usable'
import { keptUntilFromNow, sealProgress, secondsOf, unsealProgress } from '@/lib/accounts/progress-seal'
import { askCodeReminder } from '@/lib/accounts/reminders/commands/ask-code-reminder'
import { sendCodeReminders } from '@/lib/accounts/reminders/commands/send-code-reminders'
import { db } from '@/lib/platform/db'
import { buildGuardianship } from '@/prisma/seed/builders'
import { makeCode, onDay, replicate } from '../../support/codes'
import { sendMessage } from '../../support/messages'

const BIRTH = '2010-03-27'
const visitor = { kind: 'public', id: null, ipPrefix: null } as const
let last = 0
const address = () => `192.0.2.${last++}`

/** A code made today: right, and too early. */
async function early() {
  const couple = await buildGuardianship({ student: { birthDate: BIRTH } })
  const { text } = await makeCode('CAR', couple)
  await replicate(couple.schoolId)
  const refused = await checkCodeAndDate(visitor, { code: text, birthDate: BIRTH, address: address() }).catch(
    (error: unknown) => error,
  )
  if (!(refused instanceof NotYetUsable)) throw new Error('This code must be right, and too early.')
  return { couple, text, ...refused, codeId: refused.codeId, email: `${randomUUID()}@famille.example` }
}

const remindersOf = (codeId: string) => db.codeReminder.findMany({ where: { codeId } })

describe('a code that is not usable yet (TS-47)', () => {
  test('who asks is told on its day, once, without the code; the address is forgotten', async () => {
    const { couple, text, codeId, email } = await early()
    for (let twice = 0; twice < 2; twice++) await askCodeReminder({ codeId, email, address: address() })
    const [reminder] = await remindersOf(codeId)
    expect(await remindersOf(codeId)).toHaveLength(1)
    await sendCodeReminders()
    expect(await db.notificationBatch.count({ where: { requestKey: `code-reminder-${reminder?.id}` } })).toBe(0)
    await onDay(1, async () => {
      await replicate(couple.schoolId)
      for (let twice = 0; twice < 2; twice++) await sendCodeReminders()
      const { mail } = await sendMessage(`code-reminder-${reminder?.id}`)
      expect(mail).toMatchObject({ to: email, subject: 'Votre code d’activation peut servir' })
      expect(`${mail?.text}${mail?.html}`).not.toContain(text.slice(0, 4))
    })
    expect(await remindersOf(codeId)).toEqual([])
  })

  test('nobody is told of a code that was withdrawn meanwhile', async () => {
    const { couple, codeId, email } = await early()
    await askCodeReminder({ codeId, email, address: address() })
    const [reminder] = await remindersOf(codeId)
    await onDay(1, async () => {
      await replicate(couple.schoolId)
      await sendCodeReminders()
      await db.activationCode.update({
        where: { id: codeId },
        data: { invalidatedAt: new Date(), invalidationReason: 'REFUSAL', encrypted: null },
      })
      expect((await sendMessage(`code-reminder-${reminder?.id}`)).mail).toBeNull()
    })
    expect(await remindersOf(codeId)).toEqual([])
  })

  test('[TS-47] all those who asked are told on its day, however many', async () => {
    const { couple, codeId } = await early()
    const askedAt = new Date()
    await db.codeReminder.createMany({
      data: Array.from({ length: 205 }, () => ({ codeId, email: `${randomUUID()}@famille.example`, askedAt })),
    })
    const keys = (await remindersOf(codeId)).map(({ id }) => `code-reminder-${id}`)
    await onDay(1, async () => {
      await replicate(couple.schoolId)
      expect(await sendCodeReminders()).toBeGreaterThanOrEqual(205)
    })
    expect(await db.notificationBatch.count({ where: { requestKey: { in: keys } } })).toBe(205)
  })

  test('three addresses for one code', async () => {
    const { codeId } = await early()
    const ask = () => askCodeReminder({ codeId, email: `${randomUUID()}@famille.example`, address: address() })
    for (let asked = 0; asked < 3; asked++) await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  })

  test('the code stays sealed in its browser, longer only when somebody keeps it there, and no longer than that', async () => {
    const { text, codeId } = await early()
    const later = { step: 'later', code: text, codeId, usableFrom: null, keptUntil: keptUntilFromNow() } as const
    const sealed = await sealProgress(later)
    expect(sealed).not.toContain(text)
    expect(await unsealProgress(sealed)).toMatchObject(later)
    const day = 86_400
    expect(secondsOf(later)).toBeGreaterThan(13.9 * day)
    expect(secondsOf({ ...later, keptUntil: Date.now() + day * 1000 })).toBeLessThanOrEqual(day)
    expect(secondsOf({ ...later, keptUntil: null })).toBe(1800)
    expect(await unsealProgress(await sealProgress({ ...later, keptUntil: Date.now() - 1 }))).toBeNull()
  })
})

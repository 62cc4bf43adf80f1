import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { pressNotificationButton } from '@/lib/teleservices/notifications/commands/press-notification-button'
import { notificationQuery } from '@/lib/teleservices/notifications/domain/notification-search'
import { checkNotification } from '@/lib/teleservices/notifications/queries/check-notification'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { previewMessage } from '@/lib/teleservices/notifications/queries/preview-message'
import { buildGuardianship } from '@/prisma/seed/builders'
import { createCodes, NO_CONTACT, PAPER_ONLY, schoolWithCodes, search } from '../../../support/notifications'

const COUPLES = [
  { student: { familyName: 'ABADIE' }, guardian: { email: 'a@x.example' } },
  { student: { familyName: 'BLANC' }, guardian: PAPER_ONLY },
  { student: { familyName: 'CARON' }, guardian: NO_CONTACT },
]
const from = notificationQuery(search())

describe('choosing who is notified', () => {
  test('[TS-85][TS-87][TS-88] the list shows the address of the mode, blank when there is none', async () => {
    const { actor } = await schoolWithCodes(COUPLES)
    const contacts = async (values: Parameters<typeof search>[0]) =>
      (await listNotifiable(actor, search(values))).rows.map(({ contact }) => contact)
    const address = '8 quai de la Verne, 99120 Valmontier'
    expect(await contacts({ mode: ['courriel'] })).toEqual(['a@x.example', '', ''])
    expect(await contacts({ mode: ['papier'] })).toEqual([address, address, ''])
    expect(await contacts({})).toEqual(['a@x.example', address, ''])
    const [first] = (await listNotifiable(actor, search())).rows
    expect(first).toMatchObject({
      student: 'ABADIE Lina (1G3)',
      guardian: 'BELKACEM Samira',
      legalRank: 1,
      ticked: true,
    })
  })

  test('[TS-94] a notified couple is listed for information, without a box', async () => {
    const { actor, guardianships } = await schoolWithCodes(COUPLES)
    await db.activationCode.updateMany({
      where: { guardianshipId: guardianships[0]?.id },
      data: { notifiedAt: new Date() },
    })
    const everybody = await listNotifiable(actor, search({ population: 'tous' }))
    expect(everybody.rows.map(({ state, ticked }) => [state, ticked])).toEqual([
      ['NOTIFIED', false],
      ['READY', true],
      ['READY', true],
    ])
    expect(everybody.ready).toBe(2)
    expect((await listNotifiable(actor, search())).total).toBe(2)
  })

  test('[XC-12] ticks stay from one page to another; all and none act on the whole result', async () => {
    const { actor, guardianships } = await schoolWithCodes(COUPLES)
    const [first, second, third] = guardianships.map(({ id }) => id)
    const press = (intent: string, tickedIds: (string | undefined)[]) =>
      pressNotificationButton(actor, {
        from,
        intent,
        shownIds: [first, second].flatMap((id) => id ?? []),
        tickedIds: tickedIds.flatMap((id) => id ?? []),
      })
    const ticked = async () => (await listNotifiable(actor, search())).rows.map((row) => row.ticked)
    expect(await press('go:2', [second])).toMatch(/page=2$/)
    expect(await ticked()).toEqual([false, true, true])
    await press('page', [])
    expect(await ticked()).toEqual([true, true, true])
    await press('none', [first, second])
    expect(await ticked()).toEqual([false, false, false])
    expect(await press('review', [first])).toContain('/notifier/verifier?')
    expect((await checkNotification(actor, search())).total).toBe(1)
    await press('all', [])
    expect(await ticked()).toEqual([true, true, true])
    expect(third).toBeDefined()
  })

  test('another school’s ids tick and untick nothing there, and show nothing', async () => {
    const mine = await schoolWithCodes(COUPLES)
    const other = await schoolWithCodes(COUPLES)
    const foreign = other.guardianships.map(({ id }) => id)
    await pressNotificationButton(mine.actor, { from, intent: 'review', shownIds: foreign, tickedIds: [] })
    expect(await db.selectionTick.count({ where: { itemId: { in: foreign } } })).toBe(0)
    expect((await listNotifiable(other.actor, search())).ticked).toBe(3)
    const preview = { guardianshipId: foreign[0] ?? '', mode: 'papier' } as const
    expect(await previewMessage(mine.actor, preview)).toBeNull()
    expect(await previewMessage(other.actor, preview)).not.toBeNull()
  })

  test('[XC-07] the figures before the run add up, with real examples whose code is masked', async () => {
    const { actor, guardianships } = await schoolWithCodes(COUPLES)
    const check = await checkNotification(actor, search())
    expect(check).toMatchObject({ total: 3, byEmail: 1, byLetter: 1, emails: 1, letters: 1 })
    expect(check.unreachable).toEqual([{ guardian: 'BELKACEM Samira', student: 'CARON Lina', reason: 'NO_CONTACT' }])
    expect(check.samples.map(({ channel }) => channel)).toEqual(['EMAIL', 'LETTER'])
    const preview = await previewMessage(actor, { guardianshipId: guardianships[0]?.id ?? '', mode: 'courriel' })
    expect(preview?.kind === 'email' && preview.text).toMatch(/\w{4} - ••• - ••• - \w{3}/)
  })

  test('[TS-95] the example of a family shows all its children, and nobody else’s', async () => {
    const { actor, school, guardianships } = await schoolWithCodes([{ guardian: PAPER_ONLY }, { guardian: PAPER_ONLY }])
    const [lina, stranger] = guardianships
    const adam = await buildGuardianship({
      schoolId: school.id,
      guardianId: lina?.guardianId,
      student: { firstName: 'Adam', division: '2DE1' },
    })
    await createCodes(school.id, [adam.id])
    const { samples } = await checkNotification(actor, search({ grouped: true }))
    const family = samples.find(({ guardianshipIds }) => guardianshipIds.length > 1)
    expect(family?.guardianshipIds).toEqual([lina?.id, adam.id])
    const preview = await previewMessage(actor, {
      guardianshipId: lina?.id ?? '',
      siblingIds: [adam.id, stranger?.id ?? ''],
      mode: 'papier',
    })
    expect(preview?.kind === 'letter' && preview.letter.children.map(({ firstName }) => firstName)).toEqual([
      'Lina',
      'Adam',
    ])
  })
})

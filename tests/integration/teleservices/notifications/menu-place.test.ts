import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { findMenuPlace } from '@/lib/teleservices/notifications/queries/find-menu-place'
import { schoolWithHead } from '@/tests/support/holders'

test('the pages of a run belong to the menu of its codes, for its own school alone', async () => {
  const { actor, school } = await schoolWithHead()
  const { actor: stranger } = await schoolWithHead()
  const runOf = async (kind: 'CAR' | 'CAE') => {
    const { id } = await db.notificationBatch.create({
      data: {
        schoolId: school.id,
        kind,
        requestedById: actor.id,
        requestKey: randomUUID(),
        criteria: {},
        channels: ['LETTER'],
        cancellableUntil: new Date(),
      },
    })
    return `/teleservices/notifications/${id}`
  }
  const [car, cae] = [await runOf('CAR'), await runOf('CAE')]
  expect(await findMenuPlace(actor, `${car}?fait=1`)).toEqual({
    path: car,
    href: '/teleservices/acces-responsables/notifier',
  })
  expect(await findMenuPlace(actor, `${cae}/lettres`)).toEqual({
    path: `${cae}/lettres`,
    href: '/teleservices/acces-eleves/notifier',
  })
  expect(await findMenuPlace(stranger, car)).toBeUndefined()
  for (const address of [null, '/teleservices', `${car}0`, '/teleservices/notifications/autre', `/x${car}`])
    expect(await findMenuPlace(actor, address)).toBeUndefined()
})

import { beforeEach, describe, expect, test } from 'vitest'
import { cancelLoad } from '@/lib/loads/commands/cancel-load'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import { forgetAnomalies } from '@/lib/loads/commands/forget-loads'
import { db } from '@/lib/platform/db'
import {
  analysed,
  DAY,
  documents,
  forgetWork,
  forgotten,
  large,
  largeIntake,
  member,
  rowOf,
  send,
  small,
  smallIntake,
} from '@/tests/support/loads'

beforeEach(forgetWork)

describe('time', () => {
  test('what nobody answers is cancelled after its delay, not before, and what waits for its analysis too', async () => {
    const actor = await member()
    const [kept, old] = [await send(actor, smallIntake()), await send(actor, smallIntake())]
    await analysed(kept, new Date(Date.now() - DAY + 60_000))
    await analysed(old, new Date(Date.now() - DAY))
    const stored = await send(actor, largeIntake)
    await db.fileLoad.update({ where: { id: stored }, data: { createdAt: new Date(Date.now() - DAY) } })
    expect([await expireLoads(small), await expireLoads(small), await expireLoads(large)]).toEqual([1, 0, 1])
    expect([(await rowOf(kept)).state, (await rowOf(old)).state]).toEqual(['ANALYSED', 'CANCELLED'])
    expect([(await rowOf(old)).content, await documents(actor), forgotten]).toEqual([null, 0, [old, stored]])
    expect(await db.auditEvent.findMany({ where: { targetId: old } })).toMatchObject([{ schoolId: actor.schoolId }])
  })

  test('what a process left when it died after the end is forgotten at the next hour, once', async () => {
    const actor = await member()
    const id = await send(actor, largeIntake)
    await db.fileLoad.update({ where: { id }, data: { state: 'APPLIED', finishedAt: new Date() } })
    await expireLoads(large)
    await expireLoads(large)
    expect([forgotten, await documents(actor)]).toEqual([[id], 0])
  })

  test('anomalies are kept thirty days after the end; their number stays', async () => {
    const actor = await member()
    const ids = [await send(actor, smallIntake()), await send(actor, smallIntake())] as const
    for (const loadId of ids) await cancelLoad(actor, { kind: small, loadId })
    const [old, recent] = ids
    await db.fileLoad.update({ where: { id: old }, data: { finishedAt: new Date(Date.now() - 31 * DAY) } })
    expect([await forgetAnomalies(small), await forgetAnomalies(small)]).toEqual([1, 0])
    const left = (loadId: string) => db.loadAnomaly.count({ where: { loadId } })
    expect([await left(old), await left(recent), (await rowOf(old)).anomalyCount]).toEqual([0, 1, 1])
  })
})

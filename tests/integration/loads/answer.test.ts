import { beforeEach, describe, expect, test } from 'vitest'
import { cancelLoad } from '@/lib/loads/commands/cancel-load'
import { confirmLoad } from '@/lib/loads/commands/confirm-load'
import { rejectLoad } from '@/lib/loads/commands/end-load'
import { findLoadProgress } from '@/lib/loads/queries/find-load-progress'
import { findOpenLoad } from '@/lib/loads/queries/find-open-load'
import { listLoadAnomalies } from '@/lib/loads/queries/list-load-anomalies'
import { findLoad, listLoads } from '@/lib/loads/queries/list-loads'
import { applyLoad } from '@/lib/loads/run-load'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import {
  analysed,
  anomaly,
  documents,
  forgetWork,
  forgotten,
  large,
  largeIntake,
  member,
  refused,
  rowOf,
  send,
  small,
  smallIntake,
  written,
} from '@/tests/support/loads'

beforeEach(forgetWork)

describe('an answer', () => {
  test('two clicks at once write once; the second finds it done', async () => {
    const actor = await member()
    const id = await send(actor, smallIntake())
    await Promise.all([1, 2, 3].map(() => confirmLoad(actor, { kind: small, loadId: id })))
    await confirmLoad(actor, { kind: small, loadId: id })
    expect([written, forgotten]).toEqual([[id], [id]])
    expect(await rowOf(id)).toMatchObject({
      state: 'APPLIED',
      content: null,
      counts: { rows: 3 },
      confirmedById: actor.id,
      forgottenAt: expect.any(Date),
    })
    expect(await db.auditEvent.count({ where: { targetId: id } })).toBe(1)
  })

  test('two clicks at once wake one job; questions first; what the job refuses is told, and its place is free', async () => {
    const actor = await member()
    const id = await send(actor, largeIntake)
    const confirm = (yes: boolean) => confirmLoad(actor, { kind: large, loadId: id, answers: { yes } })
    await expect(confirm(true)).rejects.toMatchObject(refused('CONFLICT', 'Trop tard.'))
    await analysed(id)
    await expect(confirm(false)).rejects.toMatchObject(refused('REJECTED', 'Répondez.'))
    await Promise.all([confirm(true), confirm(true)])
    expect(await findLoadProgress(actor, { kind: large, loadId: id })).toMatchObject({ state: 'APPLYING' })
    const events = await db.$queryRaw`
      select name from job_event where name = 'test/load.confirmed' and data->>'loadId' = ${id}`
    expect(events).toHaveLength(1)
    await expect(cancelLoad(actor, { kind: large, loadId: id })).rejects.toMatchObject({ code: 'CONFLICT' })
    await applyLoad({ kind: large, loadId: id, job: 'test' }, async () => {
      throw new Refusal('CONFLICT', 'Plus possible.')
    })
    expect((await listLoadAnomalies(actor, { kind: large, loadId: id, page: 1 })).rows).toMatchObject([
      { code: 'CONFLICT', message: 'Plus possible.' },
    ])
    expect([(await rowOf(id)).state, await findOpenLoad(actor, large), await documents(actor)]).toEqual([
      'REJECTED',
      null,
      0,
    ])
    await rejectLoad({ kind: large, loadId: id, job: 'test', anomalies: [anomaly(1)] })
    expect((await rowOf(id)).anomalyCount).toBe(1)
  })

  test('yes and no at the same instant: all of it, or nothing', async () => {
    const actor = await member()
    const id = await send(actor, smallIntake())
    await Promise.allSettled([
      confirmLoad(actor, { kind: small, loadId: id }),
      cancelLoad(actor, { kind: small, loadId: id }),
    ])
    const { state } = await rowOf(id)
    expect(state === 'APPLIED' ? [id] : []).toEqual(written)
    expect(['APPLIED', 'CANCELLED']).toContain(state)
  })

  test('given up, it is forgotten at once, twice is once, and it cannot be confirmed any more', async () => {
    const actor = await member()
    const id = await send(actor, largeIntake)
    await cancelLoad(actor, { kind: large, loadId: id })
    await cancelLoad(actor, { kind: large, loadId: id })
    expect([forgotten, await documents(actor)]).toEqual([[id], 0])
    expect(await db.auditEvent.count({ where: { targetId: id } })).toBe(1)
    const confirmed = confirmLoad(actor, { kind: large, loadId: id, answers: { yes: true } })
    await expect(confirmed).rejects.toMatchObject(refused('CONFLICT', 'Trop tard.'))
  })
})

test('[XC-14] the load of another school, or of another kind, does not exist', async () => {
  const [actor, stranger] = [await member(), await member()]
  const loadId = await send(actor, smallIntake())
  const absent = refused('NOT_FOUND', 'Introuvable.')
  for (const [who, kind] of [
    [stranger, small],
    [actor, large],
  ] as const) {
    await expect(confirmLoad(who, { kind, loadId })).rejects.toMatchObject(absent)
    await expect(cancelLoad(who, { kind, loadId })).rejects.toMatchObject(absent)
    expect(await findLoad(who, { kind, loadId })).toBeNull()
    expect(await findLoadProgress(who, { kind, loadId })).toBeNull()
    expect((await listLoads(who, kind, 1)).total).toBe(0)
    expect((await listLoadAnomalies(who, { kind, loadId, page: 1 })).total).toBe(0)
  }
  expect((await rowOf(loadId)).state).toBe('ANALYSED')
})

import { describe, expect, test } from 'vitest'
import { receiveLoad } from '@/lib/loads/commands/receive-load'
import { findOpenLoad } from '@/lib/loads/queries/find-open-load'
import { listLoadAnomalies } from '@/lib/loads/queries/list-load-anomalies'
import { findLoad } from '@/lib/loads/queries/list-loads'
import { db } from '@/lib/platform/db'
import {
  documents,
  large,
  largeIntake,
  member,
  reading,
  refused,
  rowOf,
  send,
  small,
  smallIntake,
} from '@/tests/support/loads'
import { uploadOf } from '@/tests/support/uploads'

describe('what is sent', () => {
  test('each fault has the sentence of its kind, and nothing is kept', async () => {
    const actor = await member()
    for (const intake of [smallIntake(), largeIntake]) {
      const three = { a: '1', b: '2', c: '3' }
      await expect(send(actor, intake, {})).rejects.toMatchObject(refused('NOTHING_TO_DO', 'Rien.'))
      await expect(send(actor, intake, three)).rejects.toMatchObject(refused('REJECTED', 'Trop.'))
      await expect(send(actor, intake, { a: 'x'.repeat(1001) })).rejects.toMatchObject(refused('REJECTED', 'Lourd.'))
      const announced = uploadOf({ a: 'x' })
      announced.headers.set('content-length', String(3 * 1024 * 1024))
      await expect(receiveLoad(actor, intake, announced)).rejects.toMatchObject(refused('REJECTED', 'Lourd.'))
      const cut = uploadOf({ a: 'x' })
      const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('gone')) })
      await expect(receiveLoad(actor, intake, { ...cut, body })).rejects.toMatchObject(refused('REJECTED', 'Coupé.'))
    }
    expect([await db.fileLoad.count({ where: { schoolId: actor.schoolId } }), await documents(actor)]).toEqual([0, 0])
  })

  test('one file, under the limit, is read; a fault rejects it with its sentence', async () => {
    const actor = await member()
    const id = await send(actor, smallIntake(), { 'a.csv': 'x'.repeat(999) })
    expect(await findLoad(actor, { kind: small, loadId: id })).toMatchObject({
      state: 'ANALYSED',
      year: 2026,
      report: { lines: 1 },
      files: [{ name: 'a.csv', size: 999, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
    const bad = await send(actor, smallIntake({ year: 2026, fault: 'Illisible.' }))
    expect(await rowOf(bad)).toMatchObject({ state: 'REJECTED', fault: 'Illisible.', content: null })
  })

  test('anomalies past the limit of the kind are only counted; the others come by line, page by page', async () => {
    const actor = await member()
    const id = await send(actor, smallIntake(reading(70)))
    const page = await listLoadAnomalies(actor, { kind: small, loadId: id, page: 2 })
    expect([page.total, page.pageCount, page.rows.map(({ line }) => line)]).toEqual([
      60,
      2,
      [61, 62, 63, 64, 65, 66, 67, 68, 69, 70],
    ])
    expect((await rowOf(id)).anomalyCount).toBe(70)
    expect((await listLoadAnomalies(actor, { kind: small, loadId: id, page: 99 })).page).toBe(2)
  })
})

describe('one at a time', () => {
  test('three at the same instant open one, of this school and of this kind alone', async () => {
    const [actor, neighbour] = [await member(), await member()]
    const results = await Promise.allSettled([1, 2, 3].map(() => send(actor, largeIntake)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject(refused('CONFLICT', expect.stringContaining('en a un.')))
    expect([await documents(actor), (await findOpenLoad(actor, large)) !== null]).toEqual([1, true])
    await send(neighbour, largeIntake)
    await Promise.all([send(actor, smallIntake()), send(actor, smallIntake())])
  })
})

test('the database keeps one open load, contents that wait, and faults of what is rejected', async () => {
  const names = await db.$queryRaw<{ name: string }[]>`
    select conname as name from pg_constraint where conrelid = 'file_load'::regclass and contype = 'c'
    union select indexname from pg_indexes where tablename = 'file_load' and indexdef like '%WHERE%' order by 1`
  expect(names.map(({ name }) => name)).toEqual([
    'load_content_waits_for_an_answer',
    'load_fault_is_of_a_rejected_load',
    'one_open_load_per_school_and_kind',
  ])
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { cancelLoad } from '@/lib/loads/commands/cancel-load'
import { confirmLoad } from '@/lib/loads/commands/confirm-load'
import { rejectLoad } from '@/lib/loads/commands/end-load'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import { forgetAnomalies } from '@/lib/loads/commands/forget-loads'
import { receiveLoad } from '@/lib/loads/commands/receive-load'
import type { Intake, Reading } from '@/lib/loads/intake'
import type { LoadAnomaly, LoadKind } from '@/lib/loads/kinds'
import { findLoadProgress } from '@/lib/loads/queries/find-load-progress'
import { findOpenLoad } from '@/lib/loads/queries/find-open-load'
import { listLoadAnomalies } from '@/lib/loads/queries/list-load-anomalies'
import { findLoad, listLoads } from '@/lib/loads/queries/list-loads'
import { applyLoad } from '@/lib/loads/run-load'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { buildSchool, buildStaff } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'
import { uploadOf } from '@/tests/support/uploads'

const DAY = 86_400_000
const written: string[] = []
const forgotten: string[] = []
beforeEach(() => {
  written.length = 0
  forgotten.length = 0
})

const anomaly = (line: number): LoadAnomaly => ({
  severity: 'ERROR',
  code: 'LINE',
  message: `Ligne ${line}.`,
  fileName: null,
  line,
  subject: null,
})

const journal: LoadKind['journal'] = {
  applied: ({ id }, counts) => ({
    action: 'record.loaded',
    target: { type: 'test', id },
    kind: 'test',
    counts,
  }),
  cancelled: ({ id }) => ({ action: 'import.cancelled', target: { type: 'test', id } }),
}
const common = {
  sentences: { notFound: 'Introuvable.', gone: 'Trop tard.' },
  journal,
  waits: 24,
  anomalyDays: 30,
  forget: async (_tx: unknown, ids: readonly string[]) => void forgotten.push(...ids),
}

/** Read and written at once, as many as wanted. */
const small: LoadKind = {
  ...common,
  kind: 'test.small',
  applying: {
    in: 'transaction',
    async apply(_tx, _actor, load) {
      written.push(load.id)
      return { rows: 3 }
    },
  },
}

/** Stored and written by a job, one at a time. */
const large: LoadKind = {
  ...common,
  kind: 'test.large',
  exclusive: { alreadyOpen: (who) => `${who} en a un.` },
  applying: {
    in: 'job',
    check(_load, { yes }) {
      if (!yes) throw new Refusal('REJECTED', 'Répondez.')
    },
    confirmed: (loadId) => ({ name: 'test/load.confirmed', data: { loadId } }),
  },
}

const rules = {
  limits: { files: 2, fileSize: 1000 },
  sentences: { none: 'Rien.', broken: 'Coupé.', tooMany: 'Trop.', tooLarge: 'Lourd.' },
}
const reading = (count: number): Reading => ({
  year: 2026,
  report: { lines: count },
  content: { said: 'x' },
  anomalies: Array.from({ length: count }, (_unused, index) => anomaly(count - index)),
})
const smallIntake = (read: Reading = reading(1)): Intake => ({
  ...rules,
  kind: small,
  reader: { reads: 'at once', anomaliesKept: 60, read: async () => read },
})
const largeIntake: Intake = {
  ...rules,
  kind: large,
  reader: {
    reads: 'in a job',
    ownerKind: 'test',
    uploaded: (loadId) => ({ name: 'test/load.uploaded', data: { loadId } }),
  },
}

async function member(): Promise<StaffActor> {
  const school = await buildSchool()
  const { account } = await buildStaff({ schoolId: school.id })
  return staffActor({ id: account.id, schoolId: school.id })
}
const send = (actor: StaffActor, intake: Intake, files: Record<string, string> = { 'a.csv': 'x' }) =>
  receiveLoad(actor, intake, uploadOf(files))
const refused = (code: string, message: string) => ({ code, message })
const rowOf = (id: string) => db.fileLoad.findUniqueOrThrow({ where: { id } })
const analysed = (id: string, analysedAt = new Date()) =>
  db.fileLoad.update({ where: { id }, data: { state: 'ANALYSED', analysedAt, report: {} } })
const documents = ({ schoolId }: StaffActor) => db.storedDocument.count({ where: { schoolId } })

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

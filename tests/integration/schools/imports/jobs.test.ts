import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { cutAccesses, HELD } from '@/lib/accounts'
import { runWorker } from '@/lib/jobs/worker'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import { db } from '@/lib/platform/db'
import { cancelImport } from '@/lib/schools/imports/commands/cancel-import'
import { confirmImport } from '@/lib/schools/imports/commands/confirm-import'
import { failImport } from '@/lib/schools/imports/commands/fail-import'
import { receiveImport } from '@/lib/schools/imports/commands/receive-import'
import { importLoad } from '@/lib/schools/imports/load-kind'
import { ANSWERS_MISSING, IMPORT_GONE, NO_FILE, TOO_LARGE } from '@/lib/schools/imports/messages'
import { findImport, findImportProgress } from '@/lib/schools/imports/queries/find-import'
import { listImportAnomalies } from '@/lib/schools/imports/queries/list-import-anomalies'
import { listImportChanges } from '@/lib/schools/imports/queries/list-import-changes'
import { listImports } from '@/lib/schools/imports/queries/list-imports'
import { analyseImport, applyImport } from '@/lib/schools/imports/run-import'
import { buildAccount, buildSchool } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'
import { fingerprint, freshUai, runImport } from '@/tests/support/imports-run'
import { elevesXml, link, type Pupil, person, pupil, responsablesXml } from '@/tests/support/siecle'
import { upload, uploadOf } from '@/tests/support/uploads'

async function head() {
  const uai = freshUai()
  const school = await buildSchool({ uai })
  const account = await buildAccount({ profiles: ['STAFF'] })
  return { uai, school, actor: staffActor({ id: account.id, schoolId: school.id, academieId: school.academieId }) }
}

const stateOf = async (id: string) => (await db.fileLoad.findUniqueOrThrow({ where: { id } })).state
const staged = async (importId: string) => {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select ((select count(*) from import_student where import_id = ${importId}::uuid)
      + (select count(*) from import_guardian where import_id = ${importId}::uuid)
      + (select count(*) from import_division where import_id = ${importId}::uuid))::int as n`
  return row?.n ?? 0
}
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code?: string; message?: string }) => [error.code, error.message],
  )

describe('an import sent from the screen', () => {
  test('is stored, analysed, shown, confirmed, written, and told in the history', async () => {
    const { uai, actor, school } = await head()
    const child = pupil({ id: '1', ID_NATIONAL: null })
    const parent = person({ id: 'a' })
    const id = await upload(actor, {
      'C:\\Exports\\Eleves.xml': elevesXml([child], { uai }),
      'Responsables.xml': responsablesXml([parent], [link(child, parent)], { uai }),
    })
    expect([await stateOf(id), await db.storedDocument.count({ where: { schoolId: school.id } })]).toEqual([
      'UPLOADED',
      2,
    ])
    expect(await db.$queryRaw`select name from job_event where data->>'importId' = ${id}`).toEqual([
      { name: 'schools/import.uploaded' },
    ])

    await analyseImport(id, HELD)
    const details = await findImport(actor, id)
    expect(details).toMatchObject({
      state: 'ANALYSED',
      year: 2026,
      progress: 100,
      requestedBy: 'Nadia Ferrand',
      questions: [],
    })
    expect(details?.files.map(({ name, root }) => [name, root])).toEqual([
      ['Eleves.xml', 'BEE_ELEVES'],
      ['Responsables.xml', 'BEE_RESPONSABLES'],
    ])
    expect(details?.figures?.students.created).toBe(1)
    expect(await db.student.count({ where: { schoolId: school.id } })).toBe(0)
    const pupils = await listImportChanges(actor, { importId: id, kind: 'eleves', word: 'nouveaux', page: 1 })
    expect(pupils.rows).toEqual([
      expect.objectContaining({ name: expect.stringContaining('BELKACEM Lina'), detail: '3 A' }),
    ])
    const links = await listImportChanges(actor, { importId: id, kind: 'liens', word: 'nouveaux', page: 9 })
    expect(links).toMatchObject({ total: 1, page: 1, rows: [{ name: 'BELKACEM Nora' }] })
    const anomalies = await listImportAnomalies(actor, id, 1)
    expect(anomalies.rows.map(({ code, severity }) => [code, severity])).toEqual([['INE_REQUIRED', 'WARNING']])

    await confirmImport(actor, id, {})
    await confirmImport(actor, id, {})
    expect(await stateOf(id)).toBe('APPLYING')
    await applyImport(id, cutAccesses)
    await applyImport(id, cutAccesses)
    await confirmImport(actor, id, {})
    expect(await stateOf(id)).toBe('APPLIED')
    expect(await db.student.count({ where: { schoolId: school.id } })).toBe(1)
    expect([await staged(id), await db.storedDocument.count({ where: { schoolId: school.id } })]).toEqual([0, 0])
    const history = await listImports(actor, 1)
    expect(history.rows[0]).toMatchObject({ state: 'APPLIED', requestedBy: 'Nadia Ferrand', students: { created: 1 } })
    expect(history.rows[0]?.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true)
    const audit = await db.auditEvent.findMany({ where: { targetId: id }, orderBy: { at: 'asc' } })
    expect(audit.map(({ action }) => action)).toEqual(['import.requested', 'import.applied'])
    expect(JSON.stringify(audit)).not.toContain('BELKACEM')
  })

  test('a bad file ends refused, with its reason, and frees the place', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil()], { uai: '0351056H' }) })
    await analyseImport(id, HELD)
    expect(await findImport(actor, id)).toMatchObject({ state: 'REJECTED', figures: null })
    expect((await listImportAnomalies(actor, id, 1)).rows.map(({ code, fileName }) => [code, fileName])).toEqual([
      ['UAI_MISMATCHED', 'a.xml'],
    ])
    expect(await upload(actor, { 'a.xml': elevesXml([pupil()], { uai }) })).not.toBe(id)
  })

  test('questions must all be answered; then the import goes on', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, {
      'a.xml': elevesXml([pupil({ id: '1' }), pupil({ PRENOM: '' })], { uai, year: 2027 }),
    })
    await analyseImport(id, HELD)
    expect((await findImport(actor, id))?.questions.map(({ code }) => code)).toEqual([
      'YEAR_DIFFERS',
      'INVALID_STUDENTS',
    ])
    expect(await refusalOf(confirmImport(actor, id, { acceptYear: true }))).toEqual(['REJECTED', ANSWERS_MISSING])
    expect(await stateOf(id)).toBe('ANALYSED')
    await confirmImport(actor, id, { acceptYear: true, skipInvalid: true })
    await applyImport(id, cutAccesses)
    expect(await db.enrollment.findFirst({ where: { schoolId: actor.schoolId } })).toMatchObject({
      year: 2027,
      current: false,
    })
  })

  test('nothing chosen, not a form, too large: refused and nothing kept', async () => {
    const { actor, school } = await head()
    expect(await refusalOf(receiveImport(actor, uploadOf({})))).toEqual(['NOTHING_TO_DO', NO_FILE])
    expect(await refusalOf(upload(actor, { 'vide.xml': '' }))).toEqual(['NOTHING_TO_DO', NO_FILE])
    expect(await refusalOf(receiveImport(actor, { headers: new Headers(), body: null }))).toEqual([
      'NOTHING_TO_DO',
      NO_FILE,
    ])
    const huge = uploadOf({ 'a.xml': 'x' })
    huge.headers.set('content-length', String(200 * 1024 * 1024))
    expect(await refusalOf(receiveImport(actor, huge))).toEqual(['REJECTED', TOO_LARGE])
    expect(await db.storedDocument.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('a file beyond the limit that does not say its size is cut and refused', async () => {
    const { actor, school } = await head()
    const block = new Uint8Array(8 * 1024 * 1024)
    const form = uploadOf({ 'a.xml': '' })
    const boundary = form.headers.get('content-type')?.split('boundary=')[1]
    const head_ = `--${boundary}\r\nContent-Disposition: form-data; name="fichiers"; filename="a.xml"\r\n\r\n`
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(head_)),
      pull(controller) {
        if (sent++ < 14) return controller.enqueue(block)
        controller.enqueue(new TextEncoder().encode(`\r\n--${boundary}--\r\n`))
        controller.close()
      },
    })
    expect(await refusalOf(receiveImport(actor, { headers: form.headers, body }))).toEqual(['REJECTED', TOO_LARGE])
    expect(await db.storedDocument.count({ where: { schoolId: school.id } })).toBe(0)
  })
})

describe('two people at once', () => {
  test('the second is told whose import is open; two at the same instant open one', async () => {
    const { uai, actor } = await head()
    const xml = elevesXml([pupil()], { uai })
    const results = await Promise.all([1, 2, 3].map((n) => refusalOf(upload(actor, { [`${n}.xml`]: xml }))))
    const refusals = results.filter((result) => result !== null)
    expect(refusals.length).toBe(2)
    for (const refusal of refusals)
      expect(refusal).toEqual(['CONFLICT', expect.stringContaining('déjà un import en cours')])
    expect(await db.fileLoad.count({ where: { schoolId: actor.schoolId } })).toBe(1)
    expect(await db.storedDocument.count({ where: { schoolId: actor.schoolId } })).toBe(1)
    const fromCommandLine = await runImport(uai, [xml])
    expect(fromCommandLine.errors[0]).toMatchObject({
      code: 'IMPORT_ALREADY_OPEN',
      message: expect.stringContaining('Nadia Ferrand'),
    })
  })

  test('two command lines at once: one writes, the other is told or finds nothing to do', async () => {
    const uai = freshUai()
    const known = pupil({ id: '0' })
    await runImport(uai, [elevesXml([known], { uai })])
    const pupils = [known, ...Array.from({ length: 200 }, () => pupil())]
    const results = await Promise.all([1, 2].map(() => runImport(uai, [elevesXml(pupils, { uai })])))
    expect(results.filter(({ students }) => students.created === 200).length).toBe(1)
    for (const result of results)
      expect(result.status === 'applied' || result.codes('errors').includes('IMPORT_ALREADY_OPEN')).toBe(true)
    expect(await db.student.count({ where: { school: { uai } } })).toBe(201)
  })

  test('two confirmations and two workers write once', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil(), pupil()], { uai }) })
    await Promise.all([analyseImport(id, HELD), analyseImport(id, HELD)])
    await Promise.all([confirmImport(actor, id, {}), confirmImport(actor, id, {})])
    await Promise.all([applyImport(id, cutAccesses), applyImport(id, cutAccesses)])
    expect(await stateOf(id)).toBe('APPLIED')
    expect(await db.student.count({ where: { schoolId: actor.schoolId } })).toBe(2)
    expect(await db.auditEvent.count({ where: { targetId: id, action: 'import.applied' } })).toBe(1)
  })
})

describe('giving up', () => {
  test('cancelled: forgotten at once, twice is once, and it cannot be confirmed any more', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil()], { uai }) })
    await analyseImport(id, HELD)
    await cancelImport(actor, id)
    await cancelImport(actor, id)
    expect([await stateOf(id), await staged(id)]).toEqual(['CANCELLED', 0])
    expect(await refusalOf(confirmImport(actor, id, {}))).toEqual(['CONFLICT', IMPORT_GONE])
    await analyseImport(id, HELD)
    expect(await stateOf(id)).toBe('CANCELLED')
  })

  test('an analysis that nobody confirms is cancelled after a day, not before', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil()], { uai }) })
    await analyseImport(id, HELD)
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000)
    await db.fileLoad.update({ where: { id }, data: { analysedAt: hours(23) } })
    expect(await expireLoads(importLoad)).toBe(0)
    await db.fileLoad.update({ where: { id }, data: { analysedAt: hours(24) } })
    expect(await expireLoads(importLoad)).toBe(1)
    expect([await stateOf(id), await staged(id)]).toEqual(['CANCELLED', 0])
  })

  test('when every attempt has failed the page says so and the place is free', async () => {
    const { uai, actor } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil()], { uai }) })
    await failImport(id, 'Recommencez.')
    expect(await stateOf(id)).toBe('REJECTED')
    expect((await listImportAnomalies(actor, id, 1)).rows[0]).toMatchObject({
      code: 'INTERNAL',
      message: 'Recommencez.',
    })
  })

  test('the school changes year between analysis and confirmation: nothing is written', async () => {
    const { uai, actor, school } = await head()
    const id = await upload(actor, { 'a.xml': elevesXml([pupil()], { uai }) })
    await analyseImport(id, HELD)
    await confirmImport(actor, id, {})
    await db.school.update({ where: { id: school.id }, data: { currentYear: 2027 } })
    await applyImport(id, cutAccesses)
    expect([await stateOf(id), await db.student.count({ where: { schoolId: school.id } })]).toEqual(['REJECTED', 0])
  })
})

test('another school’s import does not exist: neither read, nor confirmed, nor cancelled (XC-14)', async () => {
  const { uai, actor } = await head()
  const { actor: stranger } = await head()
  const id = await upload(actor, { 'a.xml': elevesXml([pupil()], { uai }) })
  await analyseImport(id, HELD)
  expect(await findImport(stranger, id)).toBeNull()
  expect(await findImportProgress(stranger, id)).toBeNull()
  expect((await listImports(stranger, 1)).total).toBe(0)
  expect((await listImportAnomalies(stranger, id, 1)).total).toBe(0)
  expect((await listImportChanges(stranger, { importId: id, kind: 'eleves', word: 'nouveaux', page: 1 })).total).toBe(0)
  expect((await refusalOf(confirmImport(stranger, id, {})))?.[0]).toBe('NOT_FOUND')
  expect((await refusalOf(cancelImport(stranger, id)))?.[0]).toBe('NOT_FOUND')
  expect(await stateOf(id)).toBe('ANALYSED')
})

describe('killed at any point', () => {
  const bundle = path.resolve('.data/build/import-worker.js')

  /** Starts the real worker and cuts its thread, connections included, after that time. True when it had ended. */
  const killAfter = (phase: 'analyse' | 'apply', importId: string, milliseconds: number) =>
    new Promise<boolean>((resolve) => {
      const worker = new Worker(bundle, { workerData: { phase, importId }, stderr: true })
      const timer = setTimeout(() => void worker.terminate().then(() => resolve(false)), milliseconds)
      worker.on('message', () => {
        clearTimeout(timer)
        void worker.terminate().then(() => resolve(true))
      })
      worker.on('error', () => {})
    })

  const business = async (): Promise<Record<string, string>> => {
    const { file_load: _history, ...rest } = await fingerprint()
    return rest
  }

  test('before or after, never between; the job then ends its work', async () => {
    const { uai, actor } = await head()
    const pupils: Pupil[] = Array.from({ length: 1500 }, (_, index) => pupil({ id: String(index) }))
    const parents = pupils.map(({ id }) => person({ id: `p${id}` }))
    const id = await upload(actor, {
      'e.xml': elevesXml(pupils, { uai }),
      'r.xml': responsablesXml(
        parents,
        pupils.map((one) => link(one, { id: `p${one.id}` })),
        { uai },
      ),
    })
    const before = await business()
    for (let attempt = 0; attempt < 4; attempt++) {
      const ended = await killAfter('analyse', id, 200 + Math.random() * 1200)
      expect(await business()).toEqual(before)
      expect(ended ? ['ANALYSED'] : ['UPLOADED', 'ANALYSING', 'ANALYSED']).toContain(await stateOf(id))
    }
    await runWorker('import-worker', { phase: 'analyse', importId: id })
    expect([await stateOf(id), await staged(id)]).toEqual(['ANALYSED', 3001])

    await confirmImport(actor, id, {})
    for (let attempt = 0; attempt < 4; attempt++) {
      await killAfter('apply', id, 200 + Math.random() * 1200)
      const state = await stateOf(id)
      expect(['APPLYING', 'APPLIED']).toContain(state)
      const students = await db.student.count({ where: { schoolId: actor.schoolId } })
      const links = await db.guardianship.count({ where: { schoolId: actor.schoolId } })
      expect([students, links]).toEqual(state === 'APPLIED' ? [1500, 1500] : [0, 0])
    }
    await runWorker('import-worker', { phase: 'apply', importId: id })
    expect([await stateOf(id), await db.student.count({ where: { schoolId: actor.schoolId } })]).toEqual([
      'APPLIED',
      1500,
    ])
  }, 120_000)
})

import { describe, expect, test } from 'vitest'
import { countsText } from '@/lib/loads/domain/counts'
import { db } from '@/lib/platform/db'
import { cancelRecordLoad } from '@/lib/teleservices/records/commands/cancel-record-load'
import { confirmRecordLoad } from '@/lib/teleservices/records/commands/confirm-record-load'
import { receiveRecordFile } from '@/lib/teleservices/records/commands/receive-record-file'
import { loadCounts } from '@/lib/teleservices/records/labels'
import {
  NO_RECORD_FILE,
  ONE_RECORD_FILE,
  RECORD_FILE_TOO_LARGE,
  RECORD_LOAD_GONE,
  RECORD_LOAD_STALE,
} from '@/lib/teleservices/records/messages'
import { exportRecordModel } from '@/lib/teleservices/records/queries/export-record-model'
import { findRecordLoad, listRecordLoads } from '@/lib/teleservices/records/queries/find-record-load'
import { previewAbsences, previewMarks } from '@/lib/teleservices/records/queries/preview-record-load'
import { buildStudent } from '@/prisma/seed/builders'
import {
  ABSENCES_HEAD,
  fileOf,
  load,
  MARKS_HEAD,
  markLine,
  receive,
  recordRows,
  recordsSchool,
} from '@/tests/support/records'
import { uploadOf } from '@/tests/support/uploads'

const notes = (loadId: string) => ({ type: 'notes' as const, loadId })
const changes = (created: number, changed: number, unchanged: number) => ({ created, changed, unchanged })

describe('a file of marks', () => {
  test('is read, shown, then written in one go; the same again writes no row', async () => {
    const { actor, school, students } = await recordsSchool('Lina', 'Adam', 'Zoé')
    const [lina, adam, zoe] = students as [(typeof students)[0], (typeof students)[0], (typeof students)[0]]
    const file = fileOf(
      MARKS_HEAD,
      markLine(lina, '12,5'),
      markLine(adam, 'ABS'),
      markLine(zoe, 'DISP'),
      markLine({ familyName: 'PERSONNE', firstName: 'Ici' }, '10'),
    )
    const id = await receive(actor, 'NOTES', file)
    expect(await recordRows(school.id)).toEqual([])
    expect(await previewMarks(actor, id, 1)).toMatchObject({
      tests: changes(1, 0, 0),
      marks: changes(3, 0, 0),
      page: { total: 1, rows: [{ word: 'NEW', title: 'DS 1', takenOn: '2026-10-05', marks: changes(3, 0, 0) }] },
    })
    expect((await findRecordLoad(actor, notes(id), 1))?.anomalies.rows).toEqual([
      { line: 5, who: 'PERSONNE Ici', message: expect.stringMatching(/Aucun élève présent/) },
    ])

    await confirmRecordLoad(actor, notes(id))
    expect(
      await db.mark.findMany({
        where: { schoolId: school.id },
        orderBy: { status: 'asc' },
        select: { status: true, value: true, student: { select: { firstName: true } }, assessment: true },
      }),
    ).toMatchObject([
      { status: 'MARKED', student: { firstName: 'Lina' }, assessment: { term: 1, createdById: actor.id } },
      { status: 'ABSENT', value: null, student: { firstName: 'Adam' } },
      { status: 'EXEMPT', value: null, student: { firstName: 'Zoé' } },
    ])
    expect(await db.fileLoad.findUnique({ where: { id } })).toMatchObject({
      state: 'APPLIED',
      content: null,
      confirmedById: actor.id,
      counts: { testsCreated: 1, testsChanged: 0, marksCreated: 3, marksChanged: 0 },
    })
    expect(await db.auditEvent.count({ where: { schoolId: school.id, action: 'record.loaded', targetId: id } })).toBe(1)

    const before = await recordRows(school.id)
    expect(await load(actor, 'NOTES', file)).toEqual({
      testsCreated: 0,
      testsChanged: 0,
      marksCreated: 0,
      marksChanged: 0,
    })
    expect(await recordRows(school.id)).toEqual(before)
  })

  test('[XC-07] a page that told « 1 note nouvelle » never changes a mark that another file wrote meanwhile', async () => {
    const { actor, school, students } = await recordsSchool('Lina')
    const [lina] = students as [(typeof students)[0]]
    const old = await receive(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '5')))
    const shown = countsText(loadCounts(await previewMarks(actor, old, 1)))
    const corrected = await receive(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '15')))
    await confirmRecordLoad(actor, { ...notes(corrected), shown })
    await expect(confirmRecordLoad(actor, { ...notes(old), shown })).rejects.toMatchObject({
      message: RECORD_LOAD_STALE,
    })
    const marks = await db.mark.findMany({ where: { schoolId: school.id }, select: { value: true } })
    expect(marks.map(({ value }) => Number(value))).toEqual([15])
    // Read again, it says what it does.
    const again = countsText(loadCounts(await previewMarks(actor, old, 1)))
    await confirmRecordLoad(actor, { ...notes(old), shown: again })
    expect(Number((await db.mark.findFirstOrThrow({ where: { schoolId: school.id } })).value)).toBe(5)
  })

  test('corrected, it changes what differs, and a mark that it does not hold stays', async () => {
    const { actor, school, students } = await recordsSchool('Lina', 'Adam')
    const [lina, adam] = students as [(typeof students)[0], (typeof students)[0]]
    await load(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '12'), markLine(adam, '8')))
    const again = await receive(
      actor,
      'NOTES',
      fileOf(MARKS_HEAD, markLine(lina, '13').replace('12/10/2026', '19/10/2026'), markLine(lina, '9', 'DS 2')),
    )
    const { tests, marks, page } = await previewMarks(actor, again, 1)
    expect([tests, marks, page.rows.map(({ word }) => word)]).toEqual([
      changes(1, 1, 0),
      changes(1, 1, 0),
      ['CHANGED', 'NEW'],
    ])
    await confirmRecordLoad(actor, notes(again))
    const rows = await db.mark.findMany({
      where: { schoolId: school.id, assessment: { title: 'DS 1' } },
      orderBy: { value: 'asc' },
    })
    expect(rows.map(({ studentId, value }) => [studentId, Number(value)])).toEqual([
      [adam.id, 8],
      [lina.id, 13],
    ])
  })

  test('a scale that would leave a mark above it is refused, and nothing is written', async () => {
    const { actor, school, students } = await recordsSchool('Lina', 'Adam')
    const [lina, adam] = students as [(typeof students)[0], (typeof students)[0]]
    await load(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '15')))
    const before = await recordRows(school.id)
    const smaller = fileOf(MARKS_HEAD, markLine(adam, '8').replace(';20;', ';10;'))
    await expect(load(actor, 'NOTES', smaller)).rejects.toMatchObject({ message: expect.stringMatching(/« DS 1 »/) })
    expect(await recordRows(school.id)).toEqual(before)
  })

  test('in Windows-1252, as a French Excel writes it', async () => {
    const { actor, students } = await recordsSchool('Éloïse')
    const [eloise] = students as [(typeof students)[0]]
    const file = Buffer.from(fileOf(MARKS_HEAD, markLine(eloise, '12,5', 'Rédaction')), 'latin1')
    expect(await load(actor, 'NOTES', file)).toMatchObject({ testsCreated: 1, marksCreated: 1 })
    expect(await db.assessment.count({ where: { schoolId: actor.schoolId, title: 'Rédaction' } })).toBe(1)
  })

  test('of five thousand lines is read, compared and written whole', async () => {
    const names = Array.from({ length: 50 }, (_unused, index) => `Eleve${index}`)
    const { actor, school, students } = await recordsSchool(...names)
    const lines = Array.from({ length: 100 }, (_unused, test) =>
      students.map((student, index) => markLine(student, String((test + index) % 21), `DS ${test}`)),
    ).flat()
    const id = await receive(actor, 'NOTES', fileOf(MARKS_HEAD, ...lines))
    const { tests, marks, page } = await previewMarks(actor, id, 2)
    expect([tests, marks, page.rows.length]).toEqual([changes(100, 0, 0), changes(5000, 0, 0), 50])
    await confirmRecordLoad(actor, notes(id))
    expect(await db.mark.count({ where: { schoolId: school.id } })).toBe(5000)
  })
})

describe('a file of absences', () => {
  const lines = (publication = '') =>
    fileOf(
      ABSENCES_HEAD,
      `absence;;BELKACEM;Lina;;05/10/2026;matin;06/10/2026;;;Maladie;oui;${publication}`,
      `retard;;BELKACEM;Lina;;07/10/2026;après-midi;;;15;Transport;non;${publication}`,
    )

  test('is written once, published the day it is loaded unless it says otherwise', async () => {
    const { actor, school } = await recordsSchool('Lina')
    const id = await receive(actor, 'ABSENCES', lines())
    expect(await previewAbsences(actor, id)).toEqual({ absences: changes(1, 0, 0), latenesses: changes(1, 0, 0) })
    await confirmRecordLoad(actor, { type: 'absences', loadId: id })
    const rows = await db.absence.findMany({ where: { schoolId: school.id }, orderBy: { startsOn: 'asc' } })
    expect(rows).toMatchObject([
      { kind: 'ABSENCE', halfDays: null, minutes: null, justified: true, reason: 'Maladie', year: 2026 },
      { kind: 'LATENESS', halfDays: null, minutes: 15, startsAt: 'AFTERNOON', justified: false },
    ])
    const before = await recordRows(school.id)
    await db.absence.updateMany({ where: { schoolId: school.id }, data: { releasedOn: new Date('2026-10-08') } })
    expect(await load(actor, 'ABSENCES', lines())).toEqual({ absencesCreated: 0, absencesChanged: 0 })
    expect(await recordRows(school.id)).not.toEqual(before)
    expect(await load(actor, 'ABSENCES', lines('09/10/2026'))).toEqual({ absencesCreated: 0, absencesChanged: 2 })
  })
})

describe('two at once, and other schools', () => {
  test('two clicks, or two people, write once', async () => {
    const { actor, school, students } = await recordsSchool('Lina')
    const [lina] = students as [(typeof students)[0]]
    const id = await receive(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '12')))
    const other = await receive(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '12')))
    await Promise.all([
      confirmRecordLoad(actor, notes(id)),
      confirmRecordLoad(actor, notes(id)),
      confirmRecordLoad(actor, notes(other)),
    ])
    expect(await db.assessment.count({ where: { schoolId: school.id } })).toBe(1)
    expect(await db.auditEvent.count({ where: { schoolId: school.id, action: 'record.loaded' } })).toBe(2)
  })

  test('a load that was given up, or of another school, writes nothing', async () => {
    const { actor, school, students } = await recordsSchool('Lina')
    const [lina] = students as [(typeof students)[0]]
    const { actor: stranger } = await recordsSchool()
    const id = await receive(actor, 'NOTES', fileOf(MARKS_HEAD, markLine(lina, '12')))
    await expect(confirmRecordLoad(stranger, notes(id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(cancelRecordLoad(stranger, notes(id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await findRecordLoad(stranger, notes(id), 1)).toBeNull()
    expect((await listRecordLoads(stranger, 'NOTES', 1)).total).toBe(0)
    expect((await previewMarks(stranger, id, 1)).tests).toEqual(changes(0, 0, 0))
    await cancelRecordLoad(actor, notes(id))
    await cancelRecordLoad(actor, notes(id))
    await expect(confirmRecordLoad(actor, notes(id))).rejects.toMatchObject({ message: RECORD_LOAD_GONE })
    expect(await recordRows(school.id)).toEqual([])
  })

  test('a pupil of another school, or who has left, is nobody here', async () => {
    const { actor, school } = await recordsSchool()
    const foreign = await buildStudent({ firstName: 'Lina', ine: '120000000AA' })
    await buildStudent({ schoolId: school.id, firstName: 'Parti', leftOn: '2026-10-01' })
    const file = fileOf(
      MARKS_HEAD,
      markLine(foreign, '12').replace(';;BELKACEM', ';120000000AA;BELKACEM'),
      markLine({ familyName: 'BELKACEM', firstName: 'Parti' }, '10'),
    )
    const id = await receive(actor, 'NOTES', file)
    expect((await findRecordLoad(actor, notes(id), 1))?.anomalies.rows.map(({ line }) => line)).toEqual([2, 3])
    expect((await previewMarks(actor, id, 1)).marks).toEqual(changes(0, 0, 0))
  })
})

describe('what is sent', () => {
  test('a workbook or wrong columns leave a refused load that says why', async () => {
    const { actor } = await recordsSchool()
    const workbook = await findRecordLoad(actor, notes(await receive(actor, 'NOTES', 'PK\x03\x04', 'notes.xlsx')), 1)
    expect(workbook).toMatchObject({ state: 'REJECTED', fault: expect.stringMatching(/classeur/) })
    const loadId = await receive(actor, 'ABSENCES', 'Nom;Note\nx;1')
    expect(await findRecordLoad(actor, notes(loadId), 1)).toBeNull()
    const columns = await findRecordLoad(actor, { type: 'absences', loadId }, 1)
    expect(columns?.fault).toMatch(/« Prénom »/)
    expect((await listRecordLoads(actor, 'NOTES', 1)).rows).toMatchObject([
      { fileName: 'notes.xlsx', state: 'REJECTED', requestedBy: 'Nadia Ferrand' },
    ])
  })

  test('no file, two files, too many bytes', async () => {
    const { actor } = await recordsSchool()
    const send = (files: Record<string, string | Uint8Array>) => receiveRecordFile(actor, 'NOTES', uploadOf(files))
    await expect(send({})).rejects.toMatchObject({ message: NO_RECORD_FILE })
    await expect(send({ 'a.csv': 'a', 'b.csv': 'b' })).rejects.toMatchObject({ message: ONE_RECORD_FILE })
    await expect(send({ 'a.csv': Buffer.alloc(10 * 1024 * 1024 + 1, 'a') })).rejects.toMatchObject({
      message: RECORD_FILE_TOO_LARGE,
    })
    expect(await db.fileLoad.count({ where: { schoolId: actor.schoolId } })).toBe(0)
  })
})

describe('models', () => {
  test('for a division: its pupils, names that a spreadsheet would run kept harmless, ready to be filled and read back', async () => {
    const { actor, school } = await recordsSchool('Lina')
    await buildStudent({ schoolId: school.id, familyName: '=SUM(A1)', firstName: 'Eve', division: '2NDE1', ine: '1A' })
    const model = await exportRecordModel(actor, 'NOTES', '2NDE1')
    expect(model).toContain("2NDE1;;;;;;1;20;1A;'=SUM(A1);Eve;;\r\n")
    const filled = model
      .replaceAll('2NDE1;;;;;', '2NDE1;Maths;DS 1;05/10/2026;12/10/2026;')
      .replaceAll(/;;\r\n/g, ';;15\r\n')
    expect(await load(actor, 'NOTES', filled)).toMatchObject({ testsCreated: 1, marksCreated: 2 })
    const untouched = await receive(actor, 'ABSENCES', await exportRecordModel(actor, 'ABSENCES', '2NDE1'))
    expect(await findRecordLoad(actor, { type: 'absences', loadId: untouched }, 1)).toMatchObject({
      lines: 2,
      anomalyCount: 0,
    })
  })

  test('without a division, or with one of another school: two examples, and nobody’s name', async () => {
    const { actor } = await recordsSchool()
    const { students } = await recordsSchool('Lina')
    const [lina] = students as [(typeof students)[0]]
    const model = await exportRecordModel(actor, 'NOTES', '2NDE1')
    expect(model).not.toContain(lina.familyName)
    const examples = await receive(actor, 'NOTES', model.replaceAll('EXEMPLE', 'BELKACEM'))
    expect(
      (await findRecordLoad(actor, notes(examples), 1))?.anomalies.rows.map(({ message }) => message.slice(0, 24)),
    ).toEqual(['Aucun élève présent cett', 'Aucun élève présent cett'])
  })
})

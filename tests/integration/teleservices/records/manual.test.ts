import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { Refusal } from '@/lib/platform/errors'
import { deleteAbsence } from '@/lib/teleservices/records/commands/delete-absence'
import { deleteAssessment } from '@/lib/teleservices/records/commands/delete-assessment'
import { saveAbsence } from '@/lib/teleservices/records/commands/save-absence'
import { saveAssessment } from '@/lib/teleservices/records/commands/save-assessment'
import { ABSENCE_FIELDS, ASSESSMENT_FIELDS, absenceTexts } from '@/lib/teleservices/records/domain/record-texts'
import { ASSESSMENT_GONE, SAME_ABSENCE, SAME_ASSESSMENT } from '@/lib/teleservices/records/messages'
import { findAssessment, newAssessmentSheet } from '@/lib/teleservices/records/queries/find-assessment'
import { findAbsence, listAbsences } from '@/lib/teleservices/records/queries/list-absences'
import { listAssessmentFilters, listAssessments } from '@/lib/teleservices/records/queries/list-assessments'
import { AbsenceForm, AbsenceSearch, AssessmentForm, AssessmentSearch } from '@/lib/teleservices/records/schemas'
import { buildStudent } from '@/prisma/seed/builders'
import { atOnce } from '@/tests/support/at-once'
import { ABSENCES_HEAD, fileOf, load, recordRows, recordsSchool } from '@/tests/support/records'

/** What the form of one test sends: each pupil, the mark shown, the mark typed. */
const formOf = (marks: [studentId: string, known: string, typed: string][], over: Partial<AssessmentForm> = {}) => ({
  assessmentId: randomUUID() as string,
  existing: '' as const,
  year: '2026',
  groupName: '2NDE1',
  subject: 'Maths',
  title: 'DS 1',
  takenOn: '2026-10-05',
  releasedOn: '2026-10-12',
  term: '',
  coefficient: '2',
  scale: '20',
  shown: [] as string[],
  studentIds: marks.map(([id]) => id),
  known: marks.map(([, known]) => known),
  marks: marks.map(([, , typed]) => typed),
  ...over,
})

async function classOfTwo() {
  const { actor, school, students } = await recordsSchool('Adam', 'Lina')
  const [adam, lina] = students.map(({ id }) => id) as [string, string]
  return { actor, school, adam, lina }
}
/** What the form of that test, or of that absence, shows now. */
async function shownOf(actor: StaffActor, id: string): Promise<string[]> {
  const [sheet, absence] = await Promise.all([findAssessment(actor, id), findAbsence(actor, id)])
  const texts: Record<string, string> = absence ? absenceTexts(absence) : { ...sheet?.test }
  return Object.keys(absence ? ABSENCE_FIELDS : ASSESSMENT_FIELDS).map((name) => texts[name] ?? '')
}
const marksOf = async (actor: StaffActor, id: string) => (await findAssessment(actor, id))?.rows.map(({ mark }) => mark)

describe('one test by hand', () => {
  test('its form shows the division, and what was typed is found again', async () => {
    const { actor, adam, lina } = await classOfTwo()
    expect((await newAssessmentSheet(actor, '2NDE1'))?.rows).toEqual([
      { studentId: adam, name: 'BELKACEM Adam', mark: '' },
      { studentId: lina, name: 'BELKACEM Lina', mark: '' },
    ])
    const form = formOf([
      [adam, '', 'ABS'],
      [lina, '', '12,5'],
    ])
    await saveAssessment(actor, AssessmentForm.parse(form))
    expect(await findAssessment(actor, form.assessmentId)).toMatchObject({
      groupName: '2NDE1',
      test: {
        subject: 'Maths',
        takenOn: '2026-10-05',
        releasedOn: '2026-10-12',
        term: '1',
        coefficient: '2',
        scale: '20',
      },
    })
    expect(await marksOf(actor, form.assessmentId)).toEqual(['ABS', '12,5'])
  })

  test('two clicks make one test; the same test typed by somebody else is refused', async () => {
    const { actor, school, lina } = await classOfTwo()
    const form = formOf([[lina, '', '12']])
    await Promise.all([saveAssessment(actor, form), saveAssessment(actor, form)])
    expect(await db.assessment.count({ where: { schoolId: school.id } })).toBe(1)
    expect(await db.auditEvent.count({ where: { schoolId: school.id, action: 'assessment.saved' } })).toBe(1)
    await expect(saveAssessment(actor, formOf([[lina, '', '13']]))).rejects.toMatchObject({ message: SAME_ASSESSMENT })
    expect(await marksOf(actor, form.assessmentId)).toEqual(['', '12'])
  })

  test('two people at work on two pupils keep both; an emptied mark is removed', async () => {
    const { actor, adam, lina } = await classOfTwo()
    const form = formOf([
      [adam, '', '10'],
      [lina, '', '12'],
    ])
    await saveAssessment(actor, form)
    const existing = { ...form, existing: '1' as const, known: ['10', '12'] }
    await saveAssessment(actor, { ...existing, marks: ['11', '12'] })
    await saveAssessment(actor, { ...existing, marks: ['10', '13'] })
    expect(await marksOf(actor, form.assessmentId)).toEqual(['11', '13'])
    await saveAssessment(actor, { ...existing, known: ['11', '13'], marks: ['', '13'] })
    expect(await marksOf(actor, form.assessmentId)).toEqual(['', '13'])
    await expect(
      saveAssessment(actor, {
        ...existing,
        known: ['', '13'],
        marks: ['', '13'],
        scale: '10',
        shown: await shownOf(actor, form.assessmentId),
      }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/plus petit qu’une note/) })
  })

  test('two people at work on its heading: the second is told, keeps what they typed, and saves by sending again', async () => {
    const { actor, lina } = await classOfTwo()
    const form = formOf([[lina, '', '12']])
    await saveAssessment(actor, form)
    const shown = await shownOf(actor, form.assessmentId)
    const existing = { ...form, existing: '1' as const, shown, known: ['12'] }
    await saveAssessment(actor, { ...existing, marks: ['12'], coefficient: '3' })
    const second = { ...existing, marks: ['14'], title: 'DS 2' }
    const refusal = await saveAssessment(actor, second).catch((error: Refusal) => error)
    if (!refusal) throw new Error('The second form must be refused.')
    expect(refusal).toMatchObject({ code: 'CONFLICT', values: { coefficient: '3' } })
    expect(refusal.message).toMatch(/modifiée pendant votre saisie : coefficient « 3 »\. Rien n’est enregistré/)
    expect(await marksOf(actor, form.assessmentId)).toEqual(['', '12'])

    await saveAssessment(actor, AssessmentForm.parse({ ...second, ...refusal.values }))
    const sheet = await findAssessment(actor, form.assessmentId)
    expect(sheet?.test).toMatchObject({ title: 'DS 2', coefficient: '3' })
    expect(await marksOf(actor, form.assessmentId)).toEqual(['', '14'])
  })

  test('two people at work on one pupil: the second is told the mark of the first, and saves by sending again', async () => {
    const { actor, adam, lina } = await classOfTwo()
    const form = formOf([
      [adam, '', '10'],
      [lina, '', '12'],
    ])
    await saveAssessment(actor, form)
    const shown = await shownOf(actor, form.assessmentId)
    const existing = { ...form, existing: '1' as const, shown, known: ['10', '12'] }
    await saveAssessment(actor, { ...existing, marks: ['', '13'] })
    const second = { ...existing, marks: ['11', '12,5'] }
    const refusal = await saveAssessment(actor, second).catch((error: Refusal) => error)
    if (!refusal) throw new Error('The second form must be refused.')
    expect(refusal).toMatchObject({ code: 'CONFLICT', values: { known: ['', '13'] } })
    expect(refusal.message).toMatch(/^Des notes .* : BELKACEM Adam vide, BELKACEM Lina « 13 »\. Rien n’est enregistré/)
    expect(await marksOf(actor, form.assessmentId)).toEqual(['', '13'])

    await saveAssessment(actor, AssessmentForm.parse({ ...second, ...refusal.values }))
    expect(await marksOf(actor, form.assessmentId)).toEqual(['11', '12,5'])
    await saveAssessment(actor, { ...existing, marks: ['11', '12.50'] })
    expect(await marksOf(actor, form.assessmentId)).toEqual(['11', '12,5'])
  })

  test('a form that only changes marks leaves the heading that a colleague corrected', async () => {
    const { actor, lina } = await classOfTwo()
    const form = formOf([[lina, '', '12']])
    await saveAssessment(actor, form)
    const shown = await shownOf(actor, form.assessmentId)
    const existing = { ...form, existing: '1' as const, shown, known: ['12'] }
    await saveAssessment(actor, { ...existing, marks: ['12'], title: 'DS 2' })
    await saveAssessment(actor, { ...existing, marks: ['14'] })
    expect((await findAssessment(actor, form.assessmentId))?.test?.title).toBe('DS 2')
    expect(await marksOf(actor, form.assessmentId)).toEqual(['', '14'])
  })

  test('mistakes are said beside each field', () => {
    const { error } = AssessmentForm.safeParse(
      formOf([[randomUUID(), '', '21']], { title: '', takenOn: '2026-02-31', coefficient: 'x' }),
    )
    expect(error?.issues.map(({ path }) => String(path[0]).replace(/-.*/, ''))).toEqual([
      'title',
      'takenOn',
      'coefficient',
      'note',
    ])
  })

  test('deleted with its marks, once, and an open form does not bring it back', async () => {
    const { actor, school, lina } = await classOfTwo()
    const form = formOf([[lina, '', '12']])
    await saveAssessment(actor, form)
    await Promise.all([deleteAssessment(actor, form.assessmentId), deleteAssessment(actor, form.assessmentId)])
    expect(await recordRows(school.id)).toEqual([])
    const audits = await db.auditEvent.findMany({ where: { schoolId: school.id, action: 'assessment.deleted' } })
    expect(audits.map(({ data }) => data)).toEqual([{ marks: 1 }])
    await expect(saveAssessment(actor, { ...form, existing: '1' })).rejects.toMatchObject({ message: ASSESSMENT_GONE })
  })

  test('ids of another school: no test read, changed nor deleted, no mark given to its pupils', async () => {
    const { actor, school, lina } = await classOfTwo()
    const { actor: stranger, school: elsewhere } = await recordsSchool()
    const form = formOf([[lina, '', '12']])
    await saveAssessment(actor, form)
    const before = await recordRows(school.id)
    expect(await findAssessment(stranger, form.assessmentId)).toBeNull()
    await expect(saveAssessment(stranger, form)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await deleteAssessment(stranger, form.assessmentId)
    expect(await recordRows(school.id)).toEqual(before)
    await saveAssessment(stranger, formOf([[lina, '', '12']]))
    expect(await db.mark.count({ where: { schoolId: elsewhere.id } })).toBe(0)
    expect(await newAssessmentSheet(stranger, '2NDE1')).toBeNull()
  })
})

test('the list of tests: filters, and nothing of another school', async () => {
  const { actor, lina } = await classOfTwo()
  const { actor: stranger } = await recordsSchool()
  await saveAssessment(actor, formOf([[lina, '', '12']]))
  await saveAssessment(actor, formOf([], { subject: 'Anglais', groupName: '3LATIN', takenOn: '2026-11-02' }))
  const list = async (search: Record<string, string>, who = actor) =>
    (await listAssessments(who, AssessmentSearch.parse(search))).rows.map(({ subject, marks }) => [subject, marks])
  expect(await list({})).toEqual([
    ['Anglais', 0],
    ['Maths', 1],
  ])
  expect(await list({ division: '2NDE1' })).toEqual([['Maths', 1]])
  expect(await list({ division: '2NDE1', matiere: 'Anglais' })).toEqual([])
  expect(await list({}, stranger)).toEqual([])
  expect(await listAssessmentFilters(actor)).toEqual({ groups: ['2NDE1', '3LATIN'], subjects: ['Anglais', 'Maths'] })
})

describe('absences by hand', () => {
  const formFor = (absenceId: string, over: Partial<AbsenceForm> = {}): AbsenceForm => ({
    absenceId,
    year: '2026',
    kind: 'absence',
    startsOn: '2026-10-05',
    startsAt: 'matin',
    endsOn: '2026-10-06',
    halfDays: '',
    minutes: '',
    reason: 'Famille',
    justified: 'oui',
    releasedOn: '',
    shown: [],
    ...over,
  })

  async function withAbsences() {
    const { actor, school } = await recordsSchool('Lina')
    await buildStudent({ schoolId: school.id, firstName: 'Adam', division: '2NDE2' })
    await load(
      actor,
      'ABSENCES',
      fileOf(
        ABSENCES_HEAD,
        'absence;;BELKACEM;Lina;;05/10/2026;matin;05/10/2026;;;;;06/10/2026',
        'absence;;BELKACEM;Lina;;12/10/2026;matin;;;;;;',
        'retard;;BELKACEM;Adam;;07/10/2026;matin;;;10;;;',
      ),
    )
    const { rows } = await listAbsences(actor, AbsenceSearch.parse({}))
    return { actor, school, rows, first: rows.at(-1)?.id ?? '' }
  }

  test('are listed by division and type, corrected, and keep their date of publication', async () => {
    const { actor, rows, first } = await withAbsences()
    expect(rows.map(({ student, kind }) => [student, kind])).toEqual([
      ['BELKACEM Lina', 'ABSENCE'],
      ['BELKACEM Adam', 'LATENESS'],
      ['BELKACEM Lina', 'ABSENCE'],
    ])
    expect((await listAbsences(actor, AbsenceSearch.parse({ division: '2NDE2' }))).total).toBe(1)
    expect((await listAbsences(actor, AbsenceSearch.parse({ type: 'absence' }))).total).toBe(2)
    await saveAbsence(actor, AbsenceForm.parse(formFor(first, { shown: await shownOf(actor, first) })))
    expect(await findAbsence(actor, first)).toMatchObject({
      endsOn: '2026-10-06',
      halfDays: null,
      reason: 'Famille',
      justified: true,
      releasedOn: '2026-10-06',
    })
    const moved = formFor(first, { startsOn: '2026-10-12', endsOn: '', shown: await shownOf(actor, first) })
    await expect(saveAbsence(actor, moved)).rejects.toMatchObject({ message: SAME_ABSENCE })
  })

  test('two people at work on one: the second is told, keeps what they typed, and saves by sending again', async () => {
    const { actor, first } = await withAbsences()
    const shown = await shownOf(actor, first)
    const form = (over: Partial<AbsenceForm>) =>
      AbsenceForm.parse(formFor(first, { endsOn: '2026-10-05', reason: '', justified: 'non', shown, ...over }))
    await saveAbsence(actor, form({ endsOn: '2026-10-06', releasedOn: '2026-10-06' }))
    const second = form({ halfDays: '2', reason: 'Maladie', releasedOn: '2026-10-06' })
    const refusal = await saveAbsence(actor, second).catch((error: Refusal) => error)
    if (!refusal) throw new Error('The second form must be refused.')
    expect(refusal).toMatchObject({ code: 'CONFLICT', values: { endsOn: '2026-10-06' } })
    expect(refusal.message).toMatch(/^Cette absence .* : fin « 06\/10\/2026 »\. Rien/)
    expect((await findAbsence(actor, first))?.reason).toBeNull()

    await saveAbsence(actor, AbsenceForm.parse({ ...second, ...refusal.values }))
    expect(await findAbsence(actor, first)).toMatchObject({ endsOn: '2026-10-06', halfDays: 2, reason: 'Maladie' })
  })

  test('ten clicks on one correction: saved once, none is refused', async () => {
    const { actor, school, first } = await withAbsences()
    const form = formFor(first, { shown: await shownOf(actor, first) })
    await Promise.all(Array.from({ length: 10 }, () => saveAbsence(actor, form)))
    expect(await db.auditEvent.count({ where: { schoolId: school.id, action: 'absence.saved' } })).toBe(1)
  })

  test('two corrections at the same instant: one is saved, the other is refused', async () => {
    const { actor, school, first } = await withAbsences()
    const shown = await shownOf(actor, first)
    const results = await atOnce(
      school.id,
      ['Famille', 'Maladie'].map((reason) => () => saveAbsence(actor, formFor(first, { reason, shown }))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const saved = results.findIndex(({ status }) => status === 'fulfilled')
    expect((await findAbsence(actor, first))?.reason).toBe(['Famille', 'Maladie'][saved])
  })

  test('are deleted once, and never from another school', async () => {
    const { actor, school, first } = await withAbsences()
    const { actor: stranger } = await recordsSchool()
    const before = await recordRows(school.id)
    await deleteAbsence(stranger, first)
    await expect(saveAbsence(stranger, formFor(first))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await findAbsence(stranger, first)).toBeNull()
    expect(await recordRows(school.id)).toEqual(before)
    await deleteAbsence(actor, first)
    await deleteAbsence(actor, first)
    expect(await db.absence.count({ where: { schoolId: school.id } })).toBe(2)
    expect(await db.auditEvent.count({ where: { schoolId: school.id, action: 'absence.deleted' } })).toBe(1)
  })
})

import { describe, expect, test } from 'vitest'
import { withdrawAccesses } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { countsText } from '@/lib/loads/domain/counts'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db, violates } from '@/lib/platform/db'
import { findSkills } from '@/lib/teleservices/family/find-skills'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { confirmRecordLoad } from '@/lib/teleservices/records/commands/confirm-record-load'
import { deleteSkill } from '@/lib/teleservices/records/commands/delete-skill'
import { saveSkill } from '@/lib/teleservices/records/commands/save-skill'
import { SKILL_FIELDS, skillTexts } from '@/lib/teleservices/records/domain/record-texts'
import { loadCounts } from '@/lib/teleservices/records/labels'
import { RECORD_LOAD_STALE, SAME_SKILL, SKILL_GONE } from '@/lib/teleservices/records/messages'
import { exportRecordModel } from '@/lib/teleservices/records/queries/export-record-model'
import { findRecordLoad } from '@/lib/teleservices/records/queries/find-record-load'
import { findSkill, listSkills } from '@/lib/teleservices/records/queries/list-skills'
import { previewSkills } from '@/lib/teleservices/records/queries/preview-record-load'
import { buildReleaseDate, buildSchool, buildSkill, buildStudent } from '@/prisma/seed/builders'
import { familyActor } from '../../../support/actors'
import { onDay, replicate } from '../../../support/codes'
import { activeParent } from '../../../support/families'
import { fileOf, load, receive, recordRows, recordsSchool, SKILLS_HEAD, skillLine } from '../../../support/records'

const LANGUAGES = 'Les langages pour penser et communiquer'
const booklet = (loadId: string) => ({ type: 'livret' as const, loadId })
const changes = (created: number, changed: number, unchanged: number) => ({ skills: { created, changed, unchanged } })

describe('[TS-43][TS-48] a file of skills', () => {
  test('is read, shown, then written; the same again writes no row; corrected, it changes what differs', async () => {
    const { actor, school, students } = await recordsSchool('Lina', 'Adam')
    const [lina, adam] = students as [(typeof students)[0], (typeof students)[0]]
    const file = (level: string) =>
      fileOf(SKILLS_HEAD, skillLine(lina, level), skillLine(adam, '4'), skillLine(adam, '9'))
    const id = await receive(actor, 'LPC', file('Maitrise fragile'), 'livret.csv')
    expect(await recordRows(school.id)).toEqual([])
    expect(await previewSkills(actor, id)).toEqual(changes(2, 0, 0))
    expect((await findRecordLoad(actor, booklet(id), 1))?.anomalies.rows).toEqual([
      { line: 4, who: `${adam.familyName} Adam`, message: expect.stringMatching(/« 9 » n’est pas compris/) },
    ])
    await confirmRecordLoad(actor, booklet(id))
    expect(await db.fileLoad.findUnique({ where: { id } })).toMatchObject({
      state: 'APPLIED',
      content: null,
      counts: { skillsCreated: 2, skillsChanged: 0 },
    })
    expect(
      await db.auditEvent.findFirst({ where: { schoolId: school.id, action: 'record.loaded', targetId: id } }),
    ).toMatchObject({ data: { kind: 'LPC' } })

    const before = await recordRows(school.id)
    expect(await load(actor, 'LPC', file('2'))).toEqual({ skillsCreated: 0, skillsChanged: 0 })
    expect(await recordRows(school.id)).toEqual(before)

    expect(await load(actor, 'LPC', file('3'))).toEqual({ skillsCreated: 0, skillsChanged: 1 })
    const { rows, total } = await listSkills(actor, { division: '2NDE1', domaine: LANGUAGES, page: 1 })
    expect(total).toBe(2)
    expect(rows.map(({ student, level, domain }) => [student, level, domain])).toEqual([
      [`${adam.familyName} Adam`, 4, LANGUAGES],
      [`${lina.familyName} Lina`, 3, LANGUAGES],
    ])
    expect((await listSkills(actor, { division: '', domaine: 'Autre', page: 1 })).total).toBe(0)
  })

  test('[XC-07] a page that told one thing never writes another', async () => {
    const { actor, students } = await recordsSchool('Lina')
    const [lina] = students as [(typeof students)[0]]
    const old = await receive(actor, 'LPC', fileOf(SKILLS_HEAD, skillLine(lina, '1')))
    const shown = countsText(loadCounts(await previewSkills(actor, old)))
    await load(actor, 'LPC', fileOf(SKILLS_HEAD, skillLine(lina, '4')))
    await expect(confirmRecordLoad(actor, { ...booklet(old), shown })).rejects.toMatchObject({
      message: RECORD_LOAD_STALE,
    })
    expect((await listSkills(actor, { division: '', domaine: '', page: 1 })).rows[0]?.level).toBe(4)
  })

  test('its model, of a division or with examples, is read back', async () => {
    const { actor, students } = await recordsSchool('Lina')
    const [lina] = students as [(typeof students)[0]]
    const model = await exportRecordModel(actor, 'LPC', '2NDE1')
    expect(model).toContain(`;${lina.familyName};Lina;;2NDE1;;;;;`)
    const example = (await exportRecordModel(actor, 'LPC', '')).replaceAll(
      ';EXEMPLE;Lina;',
      `;${lina.familyName};Lina;`,
    )
    expect(await load(actor, 'LPC', example)).toEqual({ skillsCreated: 1, skillsChanged: 0 })
  })

  test('the base refuses a level that is none of the four, and the same skill twice', async () => {
    const { school, students } = await recordsSchool('Lina')
    const skill = { schoolId: school.id, studentId: students[0]?.id ?? '' }
    for (const level of [0, 5])
      await expect(
        buildSkill({ ...skill, level }).catch((error) => violates(error, 'skill_level_is_a_step_of_the_socle')),
      ).resolves.toBe(true)
    await buildSkill(skill)
    await expect(buildSkill(skill).catch((error) => violates(error, 'one_level_per_skill_and_day'))).resolves.toBe(true)
  })
})

describe('[TS-43] one skill corrected by hand', () => {
  async function written() {
    const { actor, school, students } = await recordsSchool('Lina')
    const skill = { schoolId: school.id, studentId: students[0]?.id ?? '' }
    const { id } = await buildSkill(skill)
    const row = await findSkill(actor, id)
    if (!row) throw new Error('It was just made.')
    const texts = skillTexts(row)
    const shown = (Object.keys(SKILL_FIELDS) as (keyof typeof texts)[]).map((name) => texts[name])
    return { actor, skill, form: { skillId: id, year: '2026', ...texts, shown } }
  }

  test('its level, its date; the journal says so', async () => {
    const { actor, form } = await written()
    await saveSkill(actor, { ...form, level: '4', assessedOn: '20/11/2026' })
    expect(await findSkill(actor, form.skillId)).toMatchObject({ level: 4, assessedOn: '2026-11-20' })
    expect(await db.auditEvent.count({ where: { schoolId: actor.schoolId, action: 'skill.saved' } })).toBe(1)
  })

  test('what a colleague wrote meanwhile is said; a date that is taken is refused; the skill of another school is nobody’s', async () => {
    const { actor, skill, form } = await written()
    await db.assessedSkill.update({ where: { id: form.skillId }, data: { level: 1 } })
    await expect(saveSkill(actor, { ...form, skill: 'Écrire' })).rejects.toMatchObject({
      message: expect.stringMatching(/niveau « Maîtrise insuffisante »/),
    })
    await buildSkill({ ...skill, assessedOn: '2026-11-20' })
    const now = { ...form, level: '1', shown: form.shown.with(2, 'Maîtrise insuffisante') }
    await expect(saveSkill(actor, { ...now, assessedOn: '20/11/2026' })).rejects.toMatchObject({ message: SAME_SKILL })
    const foreign = (await recordsSchool('Adam')).actor
    await expect(saveSkill(foreign, form)).rejects.toMatchObject({ message: SKILL_GONE })
    await deleteSkill(foreign, form.skillId)
    expect(await findSkill(actor, form.skillId)).not.toBeNull()
    await deleteSkill(actor, form.skillId)
    expect(await findSkill(actor, form.skillId)).toBeNull()
  })
})

describe('[TS-48][TS-53] what families read', () => {
  async function followed(publicationType: 'CONTINUOUS' | 'DEADLINE' = 'CONTINUOUS') {
    const school = await buildSchool({ open: ['LPC'] })
    await db.schoolTeleservice.update({
      where: { schoolId_kind: { schoolId: school.id, kind: 'LPC' } },
      data: { experimenter: true, publicationType },
    })
    const { account, couple } = await activeParent(school)
    const { schoolId, studentId } = couple
    const actor = familyActor({ id: account.id })
    const read = async (year?: number) => (await findSkills(actor, { studentId, year }))?.content
    return { school, schoolId, studentId, couple, actor, read }
  }

  test('loaded and released today, read tomorrow; a night without change writes nothing; taken away at the withdrawal', async () => {
    const { schoolId, studentId, couple, actor, read } = await followed()
    await buildSkill({ schoolId, studentId, releasedOn: today() })
    await replicate(schoolId)
    expect(await read()).toMatchObject({ rows: [] })
    expect((await getFamilyHome(actor)).children[0]?.glimpse).toMatchObject({ skills: 0, lastAssessedOn: null })
    await onDay(1, async () => {
      expect(await replicate(schoolId)).toMatchObject({ skills: 1 })
      expect(await replicate(schoolId)).toMatchObject({ skills: 0, removed: 0 })
      expect(await read()).toMatchObject({
        rows: [{ domain: LANGUAGES, skill: 'S’exprimer à l’oral', level: 3, assessedOn: '2026-11-16' }],
      })
      expect((await getFamilyHome(actor)).children[0]?.glimpse).toMatchObject({
        skills: 1,
        lastAssessedOn: '2026-11-16',
      })
    })
    await db.activationCode.deleteMany({ where: { guardianshipId: couple.id } })
    await db.$transaction((tx) =>
      withdrawAccesses(tx, schoolSystemActor('test', schoolId), {
        schoolId,
        guardianshipIds: [couple.id],
        studentIds: [],
        reason: 'REFUSAL',
      }),
    )
    expect(await db.$queryRaw`select id from teleservices.skill where student_id = ${studentId}::uuid`).toEqual([])
  })

  test('à échéance: nothing before a date of the couple has passed', async () => {
    const { schoolId, studentId, read } = await followed('DEADLINE')
    await buildSkill({ schoolId, studentId, releasedOn: addDays(today(), -3) })
    await replicate(schoolId)
    expect(await read()).toMatchObject({ rows: [] })
    await buildReleaseDate({ schoolId, kind: 'LPC', releasedOn: addDays(today(), -1) })
    await replicate(schoolId)
    expect(await read()).toMatchObject({ rows: [{}] })
  })

  test('a former year, chosen by its address; another child is nobody’s', async () => {
    const { schoolId, studentId, actor, read } = await followed()
    await buildSkill({ schoolId, studentId, year: 2025, assessedOn: '2026-03-16', level: 1 })
    await buildSkill({ schoolId, studentId })
    const division = await db.division.create({ data: { schoolId, year: 2025, code: '2NDE9' } })
    await db.enrollment.create({
      data: { schoolId, studentId, year: 2025, divisionId: division.id, current: false },
    })
    await db.$executeRaw`update teleservices.student set past_copied = false where id = ${studentId}::uuid`
    await replicate(schoolId)
    expect(await read()).toMatchObject({ year: 2026, years: [2026, 2025], rows: [{ level: 3 }] })
    expect(await read(2025)).toMatchObject({ year: 2025, rows: [{ level: 1 }] })
    const other = await buildStudent({ schoolId })
    expect(await findSkills(actor, { studentId: other.id })).toBeNull()
  })

  test('[TS-55] its settings are there, closed or open', async () => {
    const { actor, school } = await recordsSchool('Lina')
    expect(await findPublication(actor, 'livret')).toMatchObject({ kind: 'LPC', open: false })
    await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'LPC' }, data: { open: true } })
    expect(await findPublication(actor, 'livret')).toMatchObject({ kind: 'LPC', open: true })
  })
})

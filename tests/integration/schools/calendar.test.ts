import { expect, test } from 'vitest'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { db } from '@/lib/platform/db'
import { getSchoolCalendar } from '@/lib/schools'
import { addDayOff, removeDayOff } from '@/lib/schools/calendar/commands/change-days-off'
import { setYearCalendar } from '@/lib/schools/calendar/commands/set-year-calendar'
import { yearCalendarTexts } from '@/lib/schools/calendar/domain/calendar-texts'
import { CALENDAR } from '@/lib/schools/calendar/messages'
import { getCalendarPage } from '@/lib/schools/calendar/queries/get-calendar-page'
import { DayOffForm, YearCalendarForm } from '@/lib/schools/calendar/schemas'
import { findAbsences } from '@/lib/teleservices/family/find-absences'
import { termTotalsOf, totalsOf } from '@/lib/teleservices/records/domain/absence-totals'
import { buildAcademie, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { familyActor, staffActor } from '../../support/actors'
import { replicate } from '../../support/codes'
import { activeParent } from '../../support/families'
import { ABSENCES_HEAD, fileOf, load } from '../../support/records'

async function headOf(academieCode?: string) {
  const known = academieCode ? await db.academie.findUnique({ where: { code: academieCode } }) : null
  const academie = known ?? (await buildAcademie(academieCode ? { code: academieCode } : {}))
  const school = await buildSchool({ academieId: academie.id, open: ['ABSENCES'] })
  const { account } = await buildStaff({ schoolId: school.id })
  return { school, actor: staffActor({ id: account.id, schoolId: school.id }) }
}
const day = (firstDay: string, lastDay = '', label = 'Pont') => DayOffForm.parse({ firstDay, lastDay, label })

test('[TS-66] the zone follows the académie; days are added and removed for the school of the actor alone', async () => {
  const { actor, school } = await headOf('01')
  const other = await headOf()
  expect(await getCalendarPage(actor)).toMatchObject({ zone: 'C', year: 2026, own: [] })
  expect((await getCalendarPage(actor)).holidays.map(({ firstDay }) => firstDay)).toEqual([
    '2026-07-04',
    '2026-10-17',
    '2026-12-19',
    '2027-02-06',
    '2027-04-03',
    '2027-05-06',
    '2027-07-03',
  ])
  expect(await getCalendarPage(other.actor)).toMatchObject({ zone: null, holidays: [] })

  await addDayOff(actor, day('13/11/2026'))
  await addDayOff(actor, day('10/12/2026', '11/12/2026', 'Journées pédagogiques'))
  await expect(addDayOff(actor, day('13-11-26'))).rejects.toMatchObject({ code: 'CONFLICT', message: CALENDAR.same })
  await expect(addDayOff(actor, day('13/11/2027'))).rejects.toMatchObject({ code: 'REJECTED' })
  const { own } = await getCalendarPage(actor)
  expect(own.map(({ firstDay, lastDay, label }) => [firstDay, lastDay, label])).toEqual([
    ['2026-11-13', '2026-11-13', 'Pont'],
    ['2026-12-10', '2026-12-11', 'Journées pédagogiques'],
  ])
  const calendar = await getSchoolCalendar(school.id)
  expect(['2026-11-13', '2026-12-11', '2026-10-19'].map(calendar.whyClosed)).toEqual([
    'Pont',
    'Journées pédagogiques',
    'Vacances de la Toussaint',
  ])
  expect((await getSchoolCalendar(other.school.id)).whyClosed('2026-11-13')).toBeNull()
  const id = own[0]?.id ?? ''
  await expect(removeDayOff(other.actor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await removeDayOff(actor, id)
  expect((await getSchoolCalendar(school.id)).whyClosed('2026-11-13')).toBeNull()
  expect(await db.auditEvent.count({ where: { schoolId: school.id, action: { startsWith: 'school.day-off' } } })).toBe(
    3,
  )
})

test('a list that is full is of one year: the days of former years stay, and are not counted', async () => {
  const { actor, school } = await headOf()
  const days = (count: number, from: string) =>
    db.schoolDayOff.createMany({
      data: Array.from({ length: count }, (_, index) => {
        const date = new Date(Date.parse(from) + index * 86_400_000)
        return { schoolId: school.id, firstDay: date, lastDay: date, label: 'Pont' }
      }),
    })
  await days(150, '2025-09-01')
  await addDayOff(actor, day('13/11/2026'))
  await days(99, '2026-12-01')
  await expect(addDayOff(actor, day('14/05/2027'))).rejects.toMatchObject({ message: CALENDAR.full })
})

test.each([
  [{ firstDay: '31/11/2026' }, 'firstDay', CALENDAR.day],
  [{ lastDay: '12/11/2026' }, 'lastDay', CALENDAR.order],
  [{ lastDay: 'demain' }, 'lastDay', CALENDAR.day],
  [{ lastDay: '13/02/2027' }, 'lastDay', CALENDAR.tooLong],
  [{ label: ' ' }, 'label', CALENDAR.label],
])('days without school, %o: said beside %s', (wrong, field, message) => {
  const read = DayOffForm.safeParse({ firstDay: '13/11/2026', lastDay: '', label: 'Pont', ...wrong })
  expect(read.error?.issues.map(({ path, message: said }) => [path[0], said])).toEqual([[field, message]])
})

test('[TS-122] the head says when the terms begin; a colleague who changed them meanwhile is not erased', async () => {
  const { actor, school } = await headOf()
  const shown = Object.values(yearCalendarTexts((await getCalendarPage(actor)).terms))
  const form = (secondTermOn: string, saturdayMornings = '') =>
    YearCalendarForm.parse({ secondTermOn, thirdTermOn: '01/03/2027', wednesday: 'MORNING', saturdayMornings, shown })
  await setYearCalendar(actor, form('16/11/2026', 'oui'))
  await setYearCalendar(actor, form('16/11/2026', 'oui'))
  expect((await getCalendarPage(actor)).terms).toEqual({
    year: 2026,
    secondTermOn: '2026-11-16',
    thirdTermOn: '2027-03-01',
    wednesday: 'MORNING',
    saturdayMornings: true,
  })
  await expect(setYearCalendar(actor, form('20/11/2026'))).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(setYearCalendar(actor, form('01/02/2026'))).rejects.toMatchObject({ code: 'REJECTED' })
  const sameDay = { secondTermOn: '01/03/2027', thirdTermOn: '01/03/2027', wednesday: 'DAY', shown }
  expect(YearCalendarForm.safeParse(sameDay).success).toBe(false)
  const changes = await db.auditEvent.count({ where: { schoolId: school.id, action: 'school.year-calendar-changed' } })
  expect(changes).toBe(1)
})

test('[TS-66][TS-122] what a file says, counted by a family with the calendar of the night', async () => {
  const { actor, school } = await headOf('99')
  const { couple, account } = await activeParent(school)
  const { familyName, firstName } = await db.student.findUniqueOrThrow({ where: { id: couple.studentId } })
  const who = `${familyName};${firstName}`
  await load(
    actor,
    'ABSENCES',
    fileOf(
      ABSENCES_HEAD,
      `absence;;${who};;02/11/2026;matin;06/11/2026;;;Grippe;;12/11/2026`,
      `absence;;${who};;03/11/2026;matin;03/11/2026;;;Grippe;;12/11/2026`,
      `absence;;${who};;03/11/2026;après-midi;;;;Grippe;;12/11/2026`,
      `absence;;${who};;05/11/2026;matin;09/11/2026;;;Grippe;;12/11/2026`,
      `absence;;${who};;17/11/2026;matin;17/11/2026;999;;;;12/11/2026`,
      `absence;;${who};;22/11/2026;matin;;;;;;12/11/2026`,
      `retard;;${who};;04/11/2026;matin;;;15;;;12/11/2026`,
    ),
  )
  expect(await db.absence.count({ where: { schoolId: school.id } })).toBe(5)
  const read = async () => {
    await replicate(school.id)
    const found = await findAbsences(familyActor({ id: account.id }), { studentId: couple.studentId })
    const { uai, calendar: facts } = found?.child.school ?? {
      uai: '',
      calendar: { academie: null, daysOff: [], years: [] },
    }
    const calendar = schoolCalendar({ uai, ...facts })
    const rows = found?.content?.rows ?? []
    return [totalsOf(rows, calendar).halfDays, termTotalsOf(rows, calendar).map(({ term }) => term)]
  }
  expect(await read()).toEqual([12, [1]])
  await addDayOff(actor, day('09/11/2026'))
  const shown = Object.values(yearCalendarTexts((await getCalendarPage(actor)).terms))
  await setYearCalendar(
    actor,
    YearCalendarForm.parse({
      ...{ secondTermOn: '05/11/2026', thirdTermOn: '01/03/2027', wednesday: 'DAY', saturdayMornings: '', shown },
    }),
  )
  expect(await read()).toEqual([10, [2, 1]])
})

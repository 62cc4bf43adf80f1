import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { yearCalendarOf } from '@/lib/platform/calendar/domain/school-calendar'
import { toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { isInSchoolYear, schoolYearLabel } from '@/lib/platform/school-year'
import { hasChanges } from '@/lib/platform/shown-values'
import { YEAR_CALENDAR_LABELS, yearCalendarTexts } from '../domain/calendar-texts'
import { CALENDAR, outsideYear } from '../messages'
import { getCalendarFacts } from '../queries/calendar-sql'
import type { YearCalendarForm } from '../schemas'
import { lockYear } from './lock-year'

/** First days of terms 2 and 3, the Wednesdays and the Saturdays of the school's current year (TS-122). Marks already written keep their term. */
export async function setYearCalendar(actor: StaffActor, { shown, ...form }: YearCalendarForm): Promise<void> {
  const asked = { ...form, saturdayMornings: form.saturdayMornings === 'oui' }
  await db.$transaction(async (tx) => {
    const year = await lockYear(tx, actor)
    if (!isInSchoolYear(asked.secondTermOn, year) || !isInSchoolYear(asked.thirdTermOn, year))
      throw new Refusal('REJECTED', outsideYear(schoolYearLabel(year)))
    const before = yearCalendarOf(await getCalendarFacts(actor.schoolId, tx), year)
    const [typed, now] = [yearCalendarTexts(asked), yearCalendarTexts(before)]
    if (!hasChanges({ labels: YEAR_CALENDAR_LABELS, shown, typed, now, changed: CALENDAR.changed })) return
    const data = {
      secondTermOn: toDbDate(asked.secondTermOn),
      thirdTermOn: toDbDate(asked.thirdTermOn),
      saturdayMornings: asked.saturdayMornings,
      wednesday: asked.wednesday,
    }
    await tx.schoolYearCalendar.upsert({
      where: { schoolId_year: { schoolId: actor.schoolId, year } },
      create: { schoolId: actor.schoolId, year, ...data },
      update: data,
      select: { year: true },
    })
    const names = Object.keys(YEAR_CALENDAR_LABELS) as (keyof typeof YEAR_CALENDAR_LABELS)[]
    await recordAudit(tx, actor, {
      action: 'school.year-calendar-changed',
      target: { type: 'school', id: actor.schoolId },
      year,
      changed: names.filter((name) => before[name] !== asked[name]),
    })
  })
}

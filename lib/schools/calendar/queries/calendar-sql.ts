import 'server-only'
import { type CalendarFacts, type SchoolCalendar, schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { db, Prisma, type Tx } from '@/lib/platform/db'

/** One row a school, `school_id, uai, calendar`: what its calendar is made of, as jsonb of the shape `CalendarFacts`. */
export const calendarFacts = (schoolIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select s.id as school_id, s.uai, jsonb_build_object(
    'academie', a.code,
    'daysOff', coalesce((
      select jsonb_agg(jsonb_build_object('firstDay', d.first_day, 'lastDay', d.last_day, 'label', d.label) order by d.first_day, d.last_day)
      from school_day_off d where d.school_id = s.id), '[]'),
    'years', coalesce((
      select jsonb_agg(jsonb_build_object('year', y.year, 'secondTermOn', y.second_term_on, 'thirdTermOn', y.third_term_on,
        'saturdayMornings', y.saturday_mornings, 'wednesday', y.wednesday) order by y.year)
      from school_year_calendar y where y.school_id = s.id), '[]'),
    'fourDays', s.kind = 'ECOLE') as calendar
  from school s join academie a on a.id = s.academie_id
  where s.id = any(${schoolIds}::uuid[])`

export type SchoolFacts = CalendarFacts & { uai: string }

/** What the calendar of one school is made of. */
export async function getCalendarFacts(schoolId: string, tx: Tx = db): Promise<SchoolFacts> {
  const [row] = await tx.$queryRaw<{ uai: string; calendar: CalendarFacts }[]>(calendarFacts([schoolId]))
  if (!row) throw new Error('The school of the actor is there.')
  return { uai: row.uai, ...row.calendar }
}

/** The days of school of one school, and its terms. */
export const getSchoolCalendar = async (schoolId: string, tx: Tx = db): Promise<SchoolCalendar> =>
  schoolCalendar(await getCalendarFacts(schoolId, tx))

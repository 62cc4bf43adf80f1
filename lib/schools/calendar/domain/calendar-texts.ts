import type { YearCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { frenchDate } from '@/lib/platform/dates'

/** What a sentence calls each answer, in the order of the form. */
export const YEAR_CALENDAR_LABELS = {
  secondTermOn: 'début du trimestre 2',
  thirdTermOn: 'début du trimestre 3',
  saturdayMornings: 'cours le samedi matin',
} as const

/** The terms and the Saturdays as the form shows them. */
export const yearCalendarTexts = (
  terms: Omit<YearCalendar, 'year'>,
): Record<keyof typeof YEAR_CALENDAR_LABELS, string> => ({
  secondTermOn: frenchDate(terms.secondTermOn),
  thirdTermOn: frenchDate(terms.thirdTermOn),
  saturdayMornings: terms.saturdayMornings ? 'oui' : '',
})

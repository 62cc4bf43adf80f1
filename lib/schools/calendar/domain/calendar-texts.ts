import type { Wednesday, YearCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { frenchDate } from '@/lib/platform/dates'

/** What a sentence calls each answer, in the order of the form. */
export const YEAR_CALENDAR_LABELS = {
  secondTermOn: 'début du trimestre 2',
  thirdTermOn: 'début du trimestre 3',
  wednesday: 'cours le mercredi',
  saturdayMornings: 'cours le samedi matin',
} as const

export const WEDNESDAY_LABELS: Record<Wednesday, string> = {
  NONE: 'Pas de cours',
  MORNING: 'Cours le matin',
  DAY: 'Cours toute la journée',
}

/** The terms and the Saturdays as the form shows them. */
export const yearCalendarTexts = (
  terms: Omit<YearCalendar, 'year'> & { wednesday: Wednesday },
): Record<keyof typeof YEAR_CALENDAR_LABELS, string> => ({
  secondTermOn: frenchDate(terms.secondTermOn),
  thirdTermOn: frenchDate(terms.thirdTermOn),
  wednesday: WEDNESDAY_LABELS[terms.wednesday],
  saturdayMornings: terms.saturdayMornings ? 'oui' : '',
})

import { z } from 'zod'
import { addDays, type CivilDate, parseTypedDate } from '@/lib/platform/dates'
import { CALENDAR } from './messages'

/** Days of one line of the list: longer is a mistake of typing. */
const LONGEST = 92

const day = z
  .string()
  .trim()
  .max(30, CALENDAR.day)
  .transform((text, context): CivilDate => {
    const typed = parseTypedDate(text)
    if (!typed) context.addIssue({ code: 'custom', message: CALENDAR.day })
    return typed ?? z.NEVER
  })

export const DayOffForm = z
  .object({
    firstDay: day,
    /** Empty: one day. */
    lastDay: z
      .string()
      .trim()
      .transform((text) => (text === '' ? null : text))
      .pipe(z.union([z.null(), day], CALENDAR.day)),
    label: z.string().trim().min(1, CALENDAR.label).max(60, CALENDAR.longLabel),
  })
  .superRefine(({ firstDay, lastDay }, context) => {
    // A day that was not understood has its own sentence.
    if (typeof firstDay !== 'string' || typeof lastDay !== 'string') return
    const message =
      lastDay < firstDay ? CALENDAR.order : lastDay > addDays(firstDay, LONGEST - 1) ? CALENDAR.tooLong : null
    if (message) context.addIssue({ code: 'custom', path: ['lastDay'], message })
  })
export type DayOffForm = z.output<typeof DayOffForm>

export const RemoveDayOffForm = z.object({ dayOffId: z.uuid() })

export const YearCalendarForm = z
  .object({
    secondTermOn: day,
    thirdTermOn: day,
    wednesday: z.enum(['NONE', 'MORNING', 'DAY'], CALENDAR.wednesday),
    saturdayMornings: z.enum(['', 'oui']).default(''),
    /** What the form showed, in the order of YEAR_CALENDAR_LABELS. */
    shown: z.array(z.string()),
  })
  .superRefine(({ secondTermOn, thirdTermOn }, context) => {
    if (typeof secondTermOn === 'string' && typeof thirdTermOn === 'string' && thirdTermOn <= secondTermOn)
      context.addIssue({ code: 'custom', path: ['thirdTermOn'], message: CALENDAR.terms })
  })
export type YearCalendarForm = z.output<typeof YearCalendarForm>

import { z } from 'zod'
import { isEmailAddress } from '@/lib/platform/email-address'
import { isPrintable } from '@/lib/platform/names/domain/printable'
import { MAX_RANGES, readRange, splitRanges } from './domain/ip-ranges'
import { SETTINGS } from './messages'

/** Minutes during which a run of e-mails may be cancelled: none, up to a day (TS-95 and its clarifications). */
export const RETRACTION_MAX_MINUTES = 24 * 60
/** Days during which a code stays valid, when the school sets a limit (TS-12). */
export const VALIDITY_DAYS = { min: 7, max: 400 } as const

const whole = (message: string, min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)

const line = (max: number, message: string) =>
  z
    .string()
    .trim()
    .max(max, message)
    .transform((text) => (text === '' ? null : text))
    .refine((text) => text === null || isPrintable(text), SETTINGS.alphabet)

/** Lines of the head of the letters, without empty ones. */
const letterhead = z
  .string()
  .max(500, SETTINGS.letterhead)
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  )
  .refine((lines) => lines.length <= 4 && lines.every((one) => one.length <= 60), SETTINGS.letterhead)
  .transform((lines) => (lines.length === 0 ? null : lines.join('\n')))
  .refine((text) => text === null || isPrintable(text), SETTINGS.alphabet)

const ranges = z
  .string()
  .max(500, SETTINGS.ranges)
  .transform((text) => splitRanges(text).map(readRange))
  .refine((read) => read.length <= MAX_RANGES && read.every((range) => range !== null), SETTINGS.ranges)
  .transform((read) => read.filter((range) => range !== null))

export const SchoolSettingsForm = z.object({
  addressLine1: line(38, SETTINGS.addressLine),
  addressLine2: line(38, SETTINGS.addressLine),
  postalCode: line(10, SETTINGS.postalCode).refine(
    (text) => text === null || /^\d{5}$/.test(text),
    SETTINGS.postalCode,
  ),
  city: line(32, SETTINGS.addressLine),
  letterhead,
  headTitle: line(60, SETTINGS.tooLong),
  headName: line(80, SETTINGS.tooLong),
  phone: line(30, SETTINGS.tooLong).refine(
    (text) => text === null || /^[+\d][\d .()-]{5,}$/.test(text),
    SETTINGS.phone,
  ),
  email: line(254, SETTINGS.email).refine((text) => text === null || isEmailAddress(text), SETTINGS.email),
  retractionMinutes: whole(SETTINGS.retraction, 0, RETRACTION_MAX_MINUTES),
  codeValidityDays: z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : text))
    .pipe(z.union([z.null(), whole(SETTINGS.validity, VALIDITY_DAYS.min, VALIDITY_DAYS.max)], SETTINGS.validity)),
  ipRanges: ranges,
  /** What the form showed, in the order of SETTINGS_LABELS. */
  shown: z.array(z.string()),
})
export type SchoolSettingsForm = z.output<typeof SchoolSettingsForm>
export type SchoolSettings = Omit<SchoolSettingsForm, 'shown'>

import { addDays, type CivilDate, parseFrenchDate, toDbDate } from '@/lib/platform/dates'
import { nameKey } from '@/lib/platform/text'
import { dayFault, faultsOf } from './school-day'

export type AbsenceKind = 'ABSENCE' | 'LATENESS'
export type HalfDay = 'MORNING' | 'AFTERNOON'

export type AbsenceSpan = {
  startsOn: CivilDate
  startsAt: HalfDay
  /** Null: the end was not said. */
  endsOn: CivilDate | null
}

/** Longest span that is not a mistake of typing, in days. */
const LONGEST = 366

/**
 * Half-days that an absence is likely to count, when nobody says it: the only one named when the end is not said; else
 * two a day from Monday to Friday, until the end of the last day. At least 1.
 */
export function proposedHalfDays({ startsOn, startsAt, endsOn }: AbsenceSpan): number {
  if (endsOn === null) return 1
  let days = 0
  for (let day = startsOn, turn = 0; day <= endsOn && turn < LONGEST; day = addDays(day, 1), turn++)
    if (isWorked(day)) days += 1
  const before = startsAt === 'AFTERNOON' && isWorked(startsOn) ? 1 : 0
  return Math.max(1, 2 * days - before)
}

const isWorked = (day: CivilDate): boolean => ![0, 6].includes(toDbDate(day).getUTCDay())

const KINDS: Record<string, AbsenceKind> = { ABSENCE: 'ABSENCE', ABS: 'ABSENCE', RETARD: 'LATENESS' }
const HALVES: Record<string, HalfDay> = {
  MATIN: 'MORNING',
  'APRES MIDI': 'AFTERNOON',
  APREM: 'AFTERNOON',
}
const ANSWERS: Record<string, boolean> = { OUI: true, O: true, NON: false, N: false }

/** The words of a file, in any case, with or without accents; null when none matches. */
export const parseAbsenceKind = (text: string): AbsenceKind | null => KINDS[nameKey(text)] ?? null
export const parseHalfDay = (text: string): HalfDay | null => HALVES[nameKey(text)] ?? null
export const parseYesNo = (text: string): boolean | null => ANSWERS[nameKey(text)] ?? null

/** A whole number from 1 to 999, of half-days or of minutes; null otherwise. */
export const parseCount = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : null)

/** Texts of an absence or a lateness, as a file or a form gives them; empty = not said. */
export type AbsenceTexts = {
  kind: string
  startsOn: string
  startsAt: string
  endsOn: string
  halfDays: string
  minutes: string
  reason: string
  justified: string
  releasedOn: string
}
export type AbsenceValues = {
  kind: AbsenceKind
  startsOn: CivilDate
  startsAt: HalfDay
  endsOn: CivilDate
  halfDays: number | null
  minutes: number | null
  reason: string | null
  justified: boolean
  /** Null: not said; the day it was first recorded (TS-66). */
  releasedOn: CivilDate | null
}
export type AbsenceErrors = Partial<Record<keyof AbsenceTexts, string>>
export type AbsenceReading = { values: AbsenceValues } | { errors: AbsenceErrors }

const LONGEST_REASON = 200

/**
 * An absence from its texts. The end is the start, the half-days are proposed, « justifiée » is no, when they are not
 * said; a lateness counts minutes and ends the day it starts. French sentences for what is wrong.
 */
export function readAbsence(texts: AbsenceTexts, year: number): AbsenceReading {
  const kind = parseAbsenceKind(texts.kind)
  const startsAt = parseHalfDay(texts.startsAt)
  const justified = texts.justified === '' ? false : parseYesNo(texts.justified)
  const startsOn = parseFrenchDate(texts.startsOn)
  const endsOn = kind === 'LATENESS' ? null : parseFrenchDate(texts.endsOn)
  const releasedOn = parseFrenchDate(texts.releasedOn)
  const errors: AbsenceErrors = faultsOf({
    kind: !kind && `Le type « ${texts.kind} » n’est pas compris. Écrivez absence ou retard.`,
    startsOn: dayFault('la date de début', texts.startsOn, year),
    startsAt: !startsAt && `La période « ${texts.startsAt} » n’est pas comprise. Écrivez matin ou après-midi.`,
    endsOn: kind === 'ABSENCE' && texts.endsOn !== '' && endFault(texts.endsOn, { startsOn, endsOn, year }),
    halfDays:
      kind === 'ABSENCE' &&
      texts.halfDays !== '' &&
      !parseCount(texts.halfDays) &&
      `« ${texts.halfDays} » n’est pas compris. Écrivez un nombre entier de demi-journées, de 1 à 999.`,
    minutes: kind === 'LATENESS' && !parseCount(texts.minutes) && 'Écrivez la durée du retard en minutes, de 1 à 999.',
    reason: texts.reason.length > LONGEST_REASON && `Raccourcissez le motif : ${LONGEST_REASON} caractères au plus.`,
    justified: justified === null && `« ${texts.justified} » n’est pas compris. Écrivez oui ou non pour « Justifiée ».`,
    releasedOn: texts.releasedOn !== '' && dayFault('la date de publication', texts.releasedOn, year),
  })
  if (Object.keys(errors).length > 0 || !kind || !startsAt || !startsOn || justified === null) return { errors }
  const said = parseCount(texts.halfDays)
  return {
    values: {
      kind,
      startsOn,
      startsAt,
      endsOn: endsOn ?? startsOn,
      halfDays: kind === 'ABSENCE' ? (said ?? proposedHalfDays({ startsOn, startsAt, endsOn })) : null,
      minutes: kind === 'LATENESS' ? parseCount(texts.minutes) : null,
      reason: texts.reason || null,
      justified,
      releasedOn,
    },
  }
}

type Span = { startsOn: CivilDate | null; endsOn: CivilDate | null; year: number }

function endFault(text: string, { startsOn, endsOn, year }: Span): string | null {
  if (startsOn && endsOn && endsOn < startsOn) return 'La fin est avant le début. Corrigez l’une des deux dates.'
  return dayFault('la date de fin', text, year)
}

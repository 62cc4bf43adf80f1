import type { HalfDay, SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { type CivilDate, frenchDate, parseFrenchDate } from '@/lib/platform/dates'
import { nameKey, plural } from '@/lib/platform/text'
import { type AbsenceSpan, halfDaysOf } from './half-days'
import { dayFault, faultsOf } from './school-day'

export type { HalfDay }
export type AbsenceKind = 'ABSENCE' | 'LATENESS'

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

/** Minutes of the longest lateness: more is half a day missed. */
const LONGEST_LATENESS = 300

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
  /** Of an absence; null: not said, all those of its span. */
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
 * An absence from its texts. When they are not said: the absence is the half-day of its start, « justifiée » is no; from a
 * start to an end, the half-days stay null, for all that the span holds: the calendar of the school may be corrected later.
 * A lateness counts minutes and ends the day it starts. French sentences for what is wrong (TS-66): a day without school,
 * more half-days than the span holds. Without calendar, as in a browser, neither is looked at.
 */
export function readAbsence(texts: AbsenceTexts, year: number, calendar: SchoolCalendar | null): AbsenceReading {
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
    minutes: kind === 'LATENESS' && latenessFault(parseCount(texts.minutes)),
    reason: texts.reason.length > LONGEST_REASON && `Raccourcissez le motif : ${LONGEST_REASON} caractères au plus.`,
    justified: justified === null && `« ${texts.justified} » n’est pas compris. Écrivez oui ou non pour « Justifiée ».`,
    releasedOn: texts.releasedOn !== '' && dayFault('la date de publication', texts.releasedOn, year),
  })
  if (Object.keys(errors).length > 0 || !kind || !startsAt || !startsOn || justified === null) return { errors }
  const said = parseCount(texts.halfDays)
  const span = { startsOn, startsAt, endsOn }
  const held = calendar ? halfDaysOf(span, calendar).length : null
  const fault = calendar && held !== null ? schoolFault({ kind, said, held, span, calendar }) : null
  if (fault) return { errors: fault }
  return {
    values: {
      kind,
      startsOn,
      startsAt,
      endsOn: endsOn ?? startsOn,
      halfDays: kind === 'ABSENCE' ? (said ?? (endsOn === null ? 1 : null)) : null,
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

function latenessFault(minutes: number | null): string | null {
  if (minutes === null) return `Écrivez la durée du retard en minutes, de 1 à ${LONGEST_LATENESS}.`
  if (minutes <= LONGEST_LATENESS) return null
  return `Un retard dure ${LONGEST_LATENESS} minutes au plus. Au-delà, écrivez une absence d’une demi-journée.`
}

type Held = { kind: AbsenceKind; said: number | null; held: number; span: AbsenceSpan; calendar: SchoolCalendar }

/** What the calendar of the school says against an absence or a lateness. */
function schoolFault({ kind, said, held, span, calendar }: Held): AbsenceErrors | null {
  if (held === 0) return { startsOn: noSchool(span, calendar) }
  if (kind === 'LATENESS' || said === null || said <= held) return null
  if (span.endsOn === null)
    return {
      halfDays: `Sans date de fin, une absence est d’une demi-journée, pas de ${said}. Écrivez 1, ou la date de fin.`,
    }
  return {
    halfDays: `${plural(said, 'demi-journée')}, c’est trop : du début à la fin, il y a ${plural(held, 'demi-journée')} de classe. Corrigez le nombre ou les dates.`,
  }
}

function noSchool({ startsOn, startsAt, endsOn }: AbsenceSpan, calendar: SchoolCalendar): string {
  if (endsOn !== null && endsOn !== startsOn)
    return `Il n’y a pas classe du ${frenchDate(startsOn)} au ${frenchDate(endsOn)}. Corrigez les dates, ou le calendrier de l’établissement.`
  const why = calendar.whyClosed(startsOn)
  if (why)
    return `Il n’y a pas classe le ${frenchDate(startsOn)} (${why}). Corrigez la date, ou le calendrier de l’établissement.`
  return `Il n’y a pas classe le ${frenchDate(startsOn)} ${startsAt === 'MORNING' ? 'matin' : 'après-midi'}. Corrigez la période.`
}

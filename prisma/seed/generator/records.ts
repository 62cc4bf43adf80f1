import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { addDays, type CivilDate, toDbDate } from '@/lib/platform/dates'
import { termOf } from '@/lib/teleservices/records/domain/marks'
import { type Random, randomOf } from './random'

/** Days that the generated rows may bear, both included. */
export type Calendar = { seed: number; from: CivilDate; to: CivilDate }

export type GeneratedTest = {
  division: string
  subject: string
  title: string
  takenOn: CivilDate
  releasedOn: CivilDate
  term: number
  coefficient: number
  scale: number
}
export type GeneratedMark = { status: 'MARKED' | 'ABSENT' | 'EXEMPT'; value: number | null }
export type GeneratedAbsence = {
  /** Position of the pupil. */
  pupil: number
  kind: 'ABSENCE' | 'LATENESS'
  startsOn: CivilDate
  startsAt: 'MORNING' | 'AFTERNOON'
  endsOn: CivilDate
  halfDays: number | null
  minutes: number | null
  reason: string | null
  justified: boolean
  releasedOn: CivilDate
}

const SUBJECTS = [
  { subject: 'Français', titles: ['Rédaction', 'Lecture suivie', 'Commentaire'], scale: 20 },
  { subject: 'Mathématiques', titles: ['Contrôle', 'Devoir maison', 'Interrogation'], scale: 20 },
  { subject: 'Anglais', titles: ['Compréhension orale', 'Expression écrite'], scale: 20 },
  { subject: 'Histoire-géographie', titles: ['Étude de document', 'Contrôle'], scale: 10 },
] as const

/** Tests of one subject in one division, over the whole calendar. */
const MOST_TESTS = 8
const SHORTEST_GAP = 14
const DAY = 86_400_000

/** From the first day of a calendar to its last. */
export const daysOf = ({ from, to }: Calendar): number => (toDbDate(to).getTime() - toDbDate(from).getTime()) / DAY

/** Some tests a division and subject, on days of school, published a week later. */
export function generateTests(divisions: readonly string[], calendar: Calendar): GeneratedTest[] {
  const random = randomOf(calendar.seed + 1)
  const span = daysOf(calendar)
  const gap = Math.max(SHORTEST_GAP, Math.ceil(span / MOST_TESTS))
  return divisions.flatMap((division) =>
    SUBJECTS.flatMap(({ subject, titles, scale }) => {
      const tests: GeneratedTest[] = []
      for (let days = random.between(0, SHORTEST_GAP); days <= span; days += gap) {
        const takenOn = schoolDay(addDays(calendar.from, days))
        if (takenOn > calendar.to) break
        tests.push({
          division,
          subject,
          title: `${titles[tests.length % titles.length]} ${tests.length + 1}`,
          takenOn,
          releasedOn: earliest(addDays(takenOn, 7), calendar.to),
          term: termOf(takenOn),
          coefficient: random.pick([1, 1, 2, 0.5]),
          scale,
        })
      }
      return tests
    }),
  )
}

/** What each pupil of a division got at its tests: a level for each pupil and subject, a few absent or exempt. */
export function generateMarks(tests: readonly GeneratedTest[], pupils: number, seed: number): GeneratedMark[][] {
  const random = randomOf(seed + 2)
  const levels = new Map<string, number[]>()
  return tests.map(({ subject, division, scale }) => {
    const key = `${division}|${subject}`
    const known = levels.get(key) ?? Array.from({ length: pupils }, () => 0.35 + 0.5 * random.next())
    levels.set(key, known)
    return known.map((level) => drawMark(random, level, scale))
  })
}

function drawMark(random: Random, level: number, scale: number): GeneratedMark {
  if (random.chance(0.04)) return { status: 'ABSENT', value: null }
  if (random.chance(0.01)) return { status: 'EXEMPT', value: null }
  const drawn = (level + 0.3 * (random.next() - 0.5)) * scale
  return { status: 'MARKED', value: Math.min(scale, Math.max(0, Math.round(drawn * 2) / 2)) }
}

const REASONS = ['Maladie', 'Rendez-vous médical', 'Raison familiale', null] as const
const LATE_REASONS = ['Transport', 'Réveil tardif', null] as const

/** About one pupil in three is absent or late once, some of them twice; no two start at the same moment. */
export function generateAbsences(pupils: number, calendar: Calendar): GeneratedAbsence[] {
  const random = randomOf(calendar.seed + 3)
  const span = daysOf(calendar)
  if (span < 7) return []
  const rows = Array.from({ length: Math.round(pupils * 0.6) }, () => drawAbsence(random, { pupils, span, calendar }))
  const starts = new Map(rows.map((row) => [`${row.pupil}|${row.kind}|${row.startsOn}|${row.startsAt}`, row]))
  return [...starts.values()].filter(({ endsOn }) => endsOn <= calendar.to)
}

type Draw = { pupils: number; span: number; calendar: Calendar }

function drawAbsence(random: Random, { pupils, span, calendar }: Draw): GeneratedAbsence {
  const pupil = random.between(0, pupils - 1)
  const startsOn = schoolDay(addDays(calendar.from, random.between(0, span - 3)))
  const startsAt = random.pick(['MORNING', 'AFTERNOON'] as const)
  const late = random.chance(0.4)
  const days = late ? 0 : random.pick([0, 0, 1])
  const endsOn = schoolDay(addDays(startsOn, days))
  return {
    pupil,
    kind: late ? 'LATENESS' : 'ABSENCE',
    startsOn,
    startsAt,
    endsOn,
    halfDays: late ? null : days === 0 ? 1 : startsAt === 'MORNING' ? 4 : 3,
    minutes: late ? random.pick([5, 10, 15, 20, 40]) : null,
    reason: random.pick(late ? LATE_REASONS : REASONS),
    justified: random.chance(0.7),
    releasedOn: earliest(addDays(endsOn, 1), calendar.to),
  }
}

export const earliest = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other)

/** The days of school of the demonstration: its zone, and no day of its own. */
const DEMONSTRATION = schoolCalendar({ academie: '99', uai: '', daysOff: [], years: [] })

/** The day itself, or the first day of school after it. */
export const schoolDay = (day: CivilDate): CivilDate =>
  DEMONSTRATION.whyClosed(day) ? schoolDay(addDays(day, 1)) : day

import { addDays, type CivilDate } from '@/lib/platform/dates'
import { type SkillLevel, SOCLE_DOMAINS } from '@/lib/teleservices/records/domain/skills'
import { randomOf } from './random'
import { type Calendar, daysOf, earliest, schoolDay } from './records'

export type GeneratedSkill = {
  /** Position of the pupil. */
  pupil: number
  domain: string
  skill: string
  level: SkillLevel
  assessedOn: CivilDate
  releasedOn: CivilDate
}

const SKILLS = [
  ['Comprendre et s’exprimer en français, à l’oral et à l’écrit', 'Comprendre et s’exprimer en langue étrangère'],
  ['Organiser son travail personnel', 'Rechercher et trier l’information'],
  ['Exercer son esprit critique', 'Respecter les règles de la vie en commun'],
  ['Mener une démarche scientifique', 'Résoudre des problèmes'],
  ['Se repérer dans le temps et dans l’espace', 'Lire et produire des cartes'],
] as const

/** Two skills a domain, each assessed on one day of school for all; one pupil in four, then, once more and a step higher. */
export function generateSkills(pupils: number, calendar: Calendar): GeneratedSkill[] {
  const random = randomOf(calendar.seed + 4)
  const span = daysOf(calendar)
  if (span < 7) return []
  const named = SOCLE_DOMAINS.flatMap((domain, place) => (SKILLS[place] ?? []).map((skill) => ({ domain, skill })))
  return named.flatMap(({ domain, skill }, place) => {
    const dayOf = (share: number) => schoolDay(addDays(calendar.from, Math.floor(((place + 1) * span * share) / 11)))
    const [first, second] = [dayOf(0.5), dayOf(1)]
    return Array.from({ length: pupils }, (_unused, pupil) => {
      const level = random.pick([1, 2, 2, 3, 3, 3, 4] as const)
      const rows = [{ level, assessedOn: first }]
      if (level < 4 && second > first && random.chance(0.25))
        rows.push({ level: (level + 1) as SkillLevel, assessedOn: second })
      return rows.map((row) => ({
        ...row,
        pupil,
        domain,
        skill,
        releasedOn: earliest(addDays(row.assessedOn, 3), calendar.to),
      }))
    })
      .flat()
      .filter(({ assessedOn }) => assessedOn <= calendar.to)
  })
}

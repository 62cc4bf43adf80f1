import { type CivilDate, parseFrenchDate } from '@/lib/platform/dates'
import { nameKey } from '@/lib/platform/text'
import { dayFault, faultsOf, nameFault } from './school-day'
import { subjectKey } from './subjects'

/** The four steps of the socle, lowest first: a level is one of them, 1 to 4. */
export const SKILL_LEVELS = [1, 2, 3, 4] as const
export type SkillLevel = (typeof SKILL_LEVELS)[number]

export const SKILL_LEVEL_LABELS: Record<SkillLevel, string> = {
  1: 'Maîtrise insuffisante',
  2: 'Maîtrise fragile',
  3: 'Maîtrise satisfaisante',
  4: 'Très bonne maîtrise',
}

/** The five domains of the socle, in their order. A school may write others. */
export const SOCLE_DOMAINS = [
  'Les langages pour penser et communiquer',
  'Les méthodes et outils pour apprendre',
  'La formation de la personne et du citoyen',
  'Les systèmes naturels et les systèmes techniques',
  'Les représentations du monde et l’activité humaine',
] as const

const LEVELS = new Map(SKILL_LEVELS.map((level) => [nameKey(SKILL_LEVEL_LABELS[level]), level]))
const DOMAINS = new Map(SOCLE_DOMAINS.map((domain) => [subjectKey(domain), domain]))

/** « 3 » or « maitrise satisfaisante », in any case, with or without accents; null for anything else. */
export const parseLevel = (text: string): SkillLevel | null =>
  SKILL_LEVELS.find((level) => String(level) === text.trim()) ?? LEVELS.get(nameKey(text)) ?? null

/** A domain of the socle by its number (« 1 », « Domaine 1 ») or its name, however it is spelled; any other as it is written. */
export function domainOf(text: string): string {
  const number = text.trim().match(/^(?:domaine )?([1-5])$/i)?.[1]
  return (number ? SOCLE_DOMAINS[Number(number) - 1] : DOMAINS.get(subjectKey(text))) ?? text
}

/** Texts of an assessed skill, as a file or a form gives them; empty = not said. */
export type SkillTexts = { domain: string; skill: string; level: string; assessedOn: string; releasedOn: string }
export type SkillValues = {
  domain: string
  skill: string
  /** However they are spelled: what makes a level unique. */
  domainKey: string
  skillKey: string
  level: SkillLevel
  assessedOn: CivilDate
  /** Null: not said; the day it was first recorded (TS-53). */
  releasedOn: CivilDate | null
}
export type SkillErrors = Partial<Record<keyof SkillTexts, string>>
export type SkillReading = { values: SkillValues } | { errors: SkillErrors }

const LONGEST_SKILL = 200

/** An assessed skill from its texts; French sentences for what is wrong. */
export function readSkill(texts: SkillTexts, year: number): SkillReading {
  const level = parseLevel(texts.level)
  const assessedOn = parseFrenchDate(texts.assessedOn)
  const errors: SkillErrors = faultsOf({
    domain: nameFault('le domaine', texts.domain) || numberFault(texts.domain),
    skill: nameFault('la compétence', texts.skill, LONGEST_SKILL),
    level: level === null && levelFault(texts.level),
    assessedOn: dayFault('la date de l’évaluation', texts.assessedOn, year),
    releasedOn: texts.releasedOn !== '' && dayFault('la date de publication', texts.releasedOn, year),
  })
  if (Object.keys(errors).length > 0 || level === null || !assessedOn) return { errors }
  const [skill, domain] = [texts.skill, domainOf(texts.domain)]
  const releasedOn = parseFrenchDate(texts.releasedOn)
  const keys = { domainKey: subjectKey(domain), skillKey: subjectKey(skill) }
  return { values: { domain, skill, ...keys, level, assessedOn, releasedOn } }
}

/** A number of a domain that the socle does not have: 1 to 5 alone are numbers. */
const numberFault = (text: string): string | false =>
  /^(domaine )?\d+$/i.test(domainOf(text).trim()) &&
  `Le domaine « ${text.trim()} » n’existe pas. Écrivez un numéro de 1 à 5, ou le nom du domaine.`

const STEPS = SKILL_LEVELS.map((level) => `${level} (${SKILL_LEVEL_LABELS[level]})`).join(', ')

function levelFault(text: string): string {
  if (text === '') return `Écrivez le niveau : ${STEPS}.`
  return `Le niveau « ${text} » n’est pas compris. Écrivez le nombre ou les mots : ${STEPS}.`
}

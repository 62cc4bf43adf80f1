import type { CivilDate } from '@/lib/platform/dates'
import { domainOf, type SkillLevel, SOCLE_DOMAINS } from './skills'
import { spellingsOf, subjectKey } from './subjects'

/** One level that a family may read. */
export type FamilySkill = { domain: string; skill: string; level: SkillLevel; assessedOn: CivilDate }

/** One skill: its last level, and those of before, the newest first. */
export type BookletSkill = FamilySkill & { before: FamilySkill[] }
export type BookletDomain = { domain: string; skills: BookletSkill[] }

/**
 * The booklet of one year: the domains of the socle in their order, then the others; skills by name. One skill, one domain,
 * however they are spelled, under the spelling most used.
 */
export function bookletOf(rows: readonly FamilySkill[]): BookletDomain[] {
  const spelled = { domain: speller(rows.map(({ domain }) => domain)), skill: speller(rows.map(({ skill }) => skill)) }
  const domains = new Map<string, Map<string, FamilySkill[]>>()
  for (const each of rows) {
    const row = { ...each, domain: spelled.domain(each.domain), skill: spelled.skill(each.skill) }
    const skills = domains.get(row.domain) ?? new Map<string, FamilySkill[]>()
    skills.set(row.skill, [...(skills.get(row.skill) ?? []), row])
    domains.set(row.domain, skills)
  }
  return [...domains]
    .map(([domain, skills]) => ({ domain, skills: [...skills.values()].map(lastOf).sort(bySkill) }))
    .sort(byDomain)
}

/** How many skills these are, spellings aside. */
export const countSkills = (rows: readonly Pick<FamilySkill, 'domain' | 'skill'>[]): number =>
  new Set(rows.map(({ domain, skill }) => JSON.stringify([subjectKey(domain), subjectKey(skill)]))).size

function speller(spellings: readonly string[]): (spelling: string) => string {
  const known = spellingsOf(spellings.map((subject) => ({ subject, tests: 1 })))
  return (spelling) => known.get(subjectKey(spelling))?.[0] ?? spelling
}

function lastOf(levels: FamilySkill[]): BookletSkill {
  const [last, ...before] = levels.toSorted((one, other) => (one.assessedOn < other.assessedOn ? 1 : -1))
  if (!last) throw new Error('A skill has at least one level.')
  return { ...last, before }
}

const inFrench = (one: string, other: string) => one.localeCompare(other, 'fr', { numeric: true })
const bySkill = (one: BookletSkill, other: BookletSkill) => inFrench(one.skill, other.skill)

/** Of the socle, its place; after them all otherwise. */
function placeOf(domain: string): number {
  const place = (SOCLE_DOMAINS as readonly string[]).indexOf(domainOf(domain))
  return place === -1 ? SOCLE_DOMAINS.length : place
}

const byDomain = (one: BookletDomain, other: BookletDomain) =>
  placeOf(one.domain) - placeOf(other.domain) || inFrench(one.domain, other.domain)

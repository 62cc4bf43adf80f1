import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { spellingsOf } from '../domain/subjects'
import { getCurrentYear } from './get-current-year'

export type SkillName = { domain: string; skill: string; levels: number }

/** Skills of the school's current year as they are written, the one written first before the others. */
export async function listSkillNames(actor: Pick<SchoolActor, 'schoolId'>): Promise<SkillName[]> {
  const year = await getCurrentYear(actor)
  return db.$queryRaw<SkillName[]>`
    select domain, skill, count(*)::int as levels
    from assessed_skill where school_id = ${actor.schoolId}::uuid and year = ${year}
    group by domain, skill
    order by min(created_at), domain collate "C", skill collate "C"`
}

/** The domains among them, each once, under the spelling most used. */
export const domainsOf = (names: readonly SkillName[]): string[] =>
  [...spellingsOf(names.map(({ domain, levels }) => ({ subject: domain, tests: levels }))).values()]
    .flatMap(([most = '']) => most)
    .sort((one, other) => one.localeCompare(other, 'fr'))

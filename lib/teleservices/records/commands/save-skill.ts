import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hasChanges } from '@/lib/platform/shown-values'
import { SKILL_FIELDS, skillTexts } from '../domain/record-texts'
import { readSkill } from '../domain/skills'
import { SAME_SKILL, SKILL_CHANGED, SKILL_GONE } from '../messages'
import { findSkill } from '../queries/list-skills'
import type { SkillForm } from '../schemas-skills'
import { lockRecords, refuseEnded } from './lock-records'

/** Corrects one assessed skill of the school. The date of publication left empty stays as it was. */
export async function saveSkill(actor: StaffActor, form: SkillForm): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const year = await lockRecords(tx, actor)
      const where = { id: form.skillId, schoolId: actor.schoolId, year: { not: year } }
      refuseEnded(await tx.assessedSkill.findFirst({ where, select: { year: true } }))
      const read = readSkill(form, year)
      if ('errors' in read) throw new Refusal('REJECTED', Object.values(read.errors).join(' '))
      const row = await findSkill(actor, form.skillId, tx)
      if (!row) throw new Refusal('NOT_FOUND', SKILL_GONE)
      const typed = skillTexts({ ...read.values, releasedOn: read.values.releasedOn ?? row.releasedOn })
      const texts = { labels: SKILL_FIELDS, shown: form.shown, typed, now: skillTexts(row) }
      if (!hasChanges({ ...texts, changed: SKILL_CHANGED })) return
      const { domain, domainKey, skill, skillKey, level, assessedOn, releasedOn } = read.values
      const count = await tx.$executeRaw`
        update assessed_skill set domain = ${domain}, domain_key = ${domainKey}, skill = ${skill}, skill_key = ${skillKey},
          level = ${level}::smallint, assessed_on = ${assessedOn}::date, released_on = coalesce(${releasedOn}::date, released_on)
        where id = ${form.skillId}::uuid and school_id = ${actor.schoolId}::uuid`
      if (count === 0) throw new Refusal('NOT_FOUND', SKILL_GONE)
      await recordAudit(tx, actor, { action: 'skill.saved', target: { type: 'skill', id: form.skillId } })
    })
  } catch (error) {
    if (violates(error, 'one_level_per_skill_and_day')) throw new Refusal('CONFLICT', SAME_SKILL)
    throw error
  }
}

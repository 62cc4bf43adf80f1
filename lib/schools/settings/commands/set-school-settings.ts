import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { hasChanges } from '@/lib/platform/shown-values'
import { SETTINGS_LABELS, settingsTexts } from '../domain/settings-texts'
import { SETTINGS } from '../messages'
import type { SchoolSettings, SchoolSettingsForm } from '../schemas'

/** Saves the settings of the school; the names of those that changed are kept. Runs under way and codes already made keep theirs. */
export async function setSchoolSettings(actor: StaffActor, form: SchoolSettingsForm): Promise<void> {
  const { shown, ...settings } = form
  await db.$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<[SchoolSettings & { verifiedIpRanges: string[] }]>`
      select address_line1 as "addressLine1", address_line2 as "addressLine2", postal_code as "postalCode", city,
             letterhead, head_title as "headTitle", head_name as "headName", phone, email,
             retraction_minutes as "retractionMinutes", code_validity_days as "codeValidityDays",
             ip_ranges as "ipRanges", verified_ip_ranges as "verifiedIpRanges"
      from school where id = ${actor.schoolId}::uuid for update`
    const [typed, now] = [settingsTexts(settings), settingsTexts(before)]
    if (!hasChanges({ labels: SETTINGS_LABELS, shown, typed, now, changed: SETTINGS.changed })) return
    const stillDeclared = before.verifiedIpRanges.filter((range) => settings.ipRanges.includes(range))
    const names = Object.keys(settings) as (keyof SchoolSettings)[]
    await tx.school.update({
      where: { id: actor.schoolId },
      data: { ...settings, verifiedIpRanges: stillDeclared },
      select: { id: true },
    })
    await recordAudit(tx, actor, {
      action: 'school.settings-changed',
      target: { type: 'school', id: actor.schoolId },
      changed: names.filter((name) => typed[name] !== now[name]),
    })
  })
}

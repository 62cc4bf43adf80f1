import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

export type PopulationOptions = { mefs: { code: string; label: string }[]; divisions: string[] }

/** MEF and divisions that have pupils this year, for the search panels (TS-68). */
export async function listPopulationOptions(actor: StaffActor): Promise<PopulationOptions> {
  const rows = await db.$queryRaw<{ division: string | null; mef: string | null; label: string | null }[]>`
    select d.code as division, e.mef_code as mef, coalesce(m.long_label, m.label) as label
    from (
      select distinct division_id, mef_code, school_id from enrollment where school_id = ${actor.schoolId}::uuid and current
    ) e
    left join division d on d.id = e.division_id and d.school_id = e.school_id
    left join mef m on m.code = e.mef_code and m.school_id = e.school_id`
  const labels = new Map(rows.flatMap(({ mef, label }) => (mef ? [[mef, label ?? mef]] : [])))
  return {
    mefs: [...labels].map(([code, label]) => ({ code, label })).sort((a, b) => words.compare(a.label, b.label)),
    divisions: [...new Set(rows.flatMap(({ division }) => division ?? []))].sort(codes.compare),
  }
}

// Made once: `localeCompare` makes one for each pair of names.
const words = new Intl.Collator('fr')
const codes = new Intl.Collator('fr', { numeric: true })

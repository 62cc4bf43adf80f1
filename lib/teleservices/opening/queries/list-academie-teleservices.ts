import 'server-only'
import type { AcademieActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { TELESERVICE_KINDS } from '../labels'

/** What the académie says of one téléservice, and how its schools stand. */
export type AcademieService = {
  kind: TeleserviceKind
  available: boolean
  generalised: boolean
  mandatory: boolean
  /** Schools of the académie: all, open, experimenters, without the module. */
  schools: number
  open: number
  experimenters: number
  withoutModule: number
}

/** Every téléservice, declared or not (an académie that says nothing offers it), in the order of the screens. */
export async function listAcademieTeleservices(actor: AcademieActor): Promise<AcademieService[]> {
  const rows = await db.$queryRaw<AcademieService[]>`
    select k.kind::text as kind, coalesce(a.available, true) as available, coalesce(a.generalised, true) as generalised,
      coalesce(a.mandatory, false) as mandatory, count(s.id)::int as schools,
      count(*) filter (where t.open)::int as open, count(*) filter (where t.experimenter)::int as experimenters,
      count(*) filter (where not t.module_used)::int as "withoutModule"
    from unnest(enum_range(null::teleservice_kind)) k(kind)
    left join academie_teleservice a on a.academie_id = ${actor.academieId}::uuid and a.kind = k.kind
    left join school s on s.academie_id = ${actor.academieId}::uuid
    left join school_teleservice t on t.school_id = s.id and t.kind = k.kind
    group by k.kind, a.available, a.generalised, a.mandatory`
  return TELESERVICE_KINDS.flatMap((kind) => rows.find((row) => row.kind === kind) ?? [])
}

import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** TS-26, TS-42: what the académie does not offer to this school is not listed, not even as closed. */
export const copyServices = (tx: Tx, schoolId: string) => tx.$executeRaw`
  insert into teleservices.service as copy (school_id, kind, open)
  select t.school_id, t.kind::text, t.open
  from school_teleservice t
  join school s on s.id = t.school_id
  left join academie_teleservice offer on offer.academie_id = s.academie_id and offer.kind = t.kind
  where t.school_id = ${schoolId}::uuid and coalesce(offer.available, true)
    and (coalesce(offer.generalised, true) or t.experimenter)
  on conflict (school_id, kind) do update set open = excluded.open
  where copy.open is distinct from excluded.open`

export const removeServices = (tx: Tx, schoolId: string) => tx.$executeRaw`
  delete from teleservices.service copy
  where copy.school_id = ${schoolId}::uuid and not exists (
    select from school_teleservice t
    join school s on s.id = t.school_id
    left join academie_teleservice offer on offer.academie_id = s.academie_id and offer.kind = t.kind
    where t.school_id = copy.school_id and t.kind::text = copy.kind and coalesce(offer.available, true)
      and (coalesce(offer.generalised, true) or t.experimenter))`

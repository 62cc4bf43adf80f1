import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { Copied } from './copied'

/** TS-26, TS-42: what the académie does not offer to a school is not listed, not even as closed. */
export const copyServices = (tx: Tx, schoolIds: readonly string[]) => tx.$queryRaw<Copied[]>`
  with listed as materialized (
    select t.school_id, t.kind::text as kind, t.open
    from school_teleservice t
    join school s on s.id = t.school_id
    left join academie_teleservice offer on offer.academie_id = s.academie_id and offer.kind = t.kind
    where t.school_id = any(${schoolIds}::uuid[]) and coalesce(offer.available, true)
      and (coalesce(offer.generalised, true) or t.experimenter)
  ),
  removed as (
    delete from teleservices.service copy
    where copy.school_id = any(${schoolIds}::uuid[]) and not exists (
      select from listed where listed.school_id = copy.school_id and listed.kind = copy.kind)
    returning school_id, false as written
  ),
  written as (
    insert into teleservices.service as copy (school_id, kind, open)
    select school_id, kind, open from listed
    on conflict (school_id, kind) do update set open = excluded.open, closed_on = null, opens_on = null
    where copy.open is distinct from excluded.open or copy.closed_on is not null or copy.opens_on is not null
    returning school_id, true as written
  )
  select school_id as "schoolId", (count(*) filter (where written))::int as written,
         (count(*) filter (where not written))::int as removed
  from (select * from removed union all select * from written) row
  group by school_id`

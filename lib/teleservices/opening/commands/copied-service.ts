import 'server-only'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

/** A closing acts at once on what families see; the copies stay until the next replication. */
export async function closeServiceForFamilies(tx: Tx, schoolId: string, kind: TeleserviceKind): Promise<void> {
  await tx.$executeRaw`
    update teleservices.service
    set open = false, opens_on = null, closed_on = case when open then ${today()}::date else closed_on end
    where school_id = ${schoolId}::uuid and kind = ${kind} and (open or opens_on is not null)`
}

/**
 * An opening waits for the replication (TS-46), and is announced to families for tomorrow; closed since the last
 * replication, the service is read again at once, as it was copied. Returns whether it is.
 */
export async function openServiceForFamilies(tx: Tx, schoolId: string, kind: TeleserviceKind): Promise<boolean> {
  const [copy] = await tx.$queryRaw<{ open: boolean }[]>`
    insert into teleservices.service as copy (school_id, kind, open, opens_on)
    select id, ${kind}, false, ${addDays(today(), 1)}::date from teleservices.school where id = ${schoolId}::uuid
    on conflict (school_id, kind) do update
    set open = copy.closed_on is not null, closed_on = null,
        opens_on = case when copy.closed_on is null then excluded.opens_on end
    where not copy.open
    returning open`
  return copy?.open === true
}

import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** A wake-up call: ids only, never personal data, a code or a date of birth. */
export type JobEvent = {
  /** `teleservices/batch.requested` */
  name: string
  data: Record<string, string | number | boolean | null | string[]>
  /** Same id twice = one event. */
  id?: string
  /** Not delivered before that instant (real time). */
  notBefore?: Date
}

/** Writes events in the business transaction: they exist if and only if the rows they speak of do. */
export async function emit(tx: Tx, ...events: JobEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.$executeRaw`
    insert into job_event (id, name, data, not_before)
    select coalesce(e.id, uuid_v7()::text), e.name, e.data, coalesce(e."notBefore", clock_timestamp())
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (id text, name text, data jsonb, "notBefore" timestamptz)
    on conflict (id) do nothing`
}

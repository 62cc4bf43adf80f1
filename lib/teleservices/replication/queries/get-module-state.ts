import 'server-only'
import { cache } from 'react'
import type { StaffActor } from '@/lib/auth/actor'
import { realNow, today } from '@/lib/platform/clock'
import { type CivilDate, civilDateInParis } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import type { ReplicationState } from '@/lib/platform/prisma/enums'
import { isHeld } from '../commands/hold-schools'
import { type ReplicationHealth, replicationHealth } from '../domain/replication-health'

export type ModuleState = {
  /** At least one téléservice is open (TS-38, TS-69). */
  anyOpen: boolean
  replication: ReplicationHealth
  /** Day that the families' data are valid for. */
  replicatedOn: CivilDate | null
}

type Row = {
  replicatedOn: CivilDate | null
  open: number
  openedAt: Date | null
  state: ReplicationState | null
  held: boolean
}

/** What every page of the module says at its top; read once per request. */
export const getModuleState = (actor: StaffActor): Promise<ModuleState> => find(actor.schoolId)

const find = cache(async (schoolId: string): Promise<ModuleState> => {
  const [row] = await db.$queryRaw<Row[]>`
    select s.replicated_on::text as "replicatedOn", service.open, service.opened_at as "openedAt",
           run.state, coalesce(run.state = 'RUNNING' and ${isHeld(Prisma.sql`s.id`)}, false) as held
    from school s
    cross join lateral (
      select count(*)::int as open, min(opened_at) as opened_at
      from school_teleservice where school_id = s.id and open
    ) service
    left join lateral (
      select state from replication_run where school_id = s.id order by started_at desc limit 1
    ) run on true
    where s.id = ${schoolId}::uuid`
  if (!row) throw new Error('The school of the actor is there.')
  const { replicatedOn, open, openedAt, state, held } = row
  const openSince = openedAt ? civilDateInParis(openedAt) : today()
  return {
    anyOpen: open > 0,
    replicatedOn,
    replication: replicationHealth({
      today: today(),
      replicatedOn,
      openSince: open > 0 ? openSince : null,
      lastRun: state && { state, held },
      now: realNow(),
    }),
  }
})

import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { realNow, today } from '@/lib/platform/clock'
import { type CivilDate, civilDateInParis, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { type ReplicationHealth, replicationHealth } from '../domain/replication-health'

export type ModuleState = {
  /** At least one téléservice is open (TS-38, TS-69). */
  anyOpen: boolean
  replication: ReplicationHealth
  /** Day that the families' data are valid for. */
  replicatedOn: CivilDate | null
}

/** What every page of the module says at its top. */
export async function getModuleState(actor: StaffActor): Promise<ModuleState> {
  const [school, lastRun] = await Promise.all([
    db.school.findUniqueOrThrow({
      where: { id: actor.schoolId },
      select: { replicatedOn: true, teleservices: { where: { open: true }, select: { openedAt: true } } },
    }),
    db.replicationRun.findFirst({
      where: { schoolId: actor.schoolId },
      orderBy: { startedAt: 'desc' },
      select: { state: true, startedAt: true },
    }),
  ])
  const days = school.teleservices.flatMap(({ openedAt }) => (openedAt ? civilDateInParis(openedAt) : [])).sort()
  const replicatedOn = school.replicatedOn && fromDbDate(school.replicatedOn)
  return {
    anyOpen: school.teleservices.length > 0,
    replicatedOn,
    replication: replicationHealth({
      today: today(),
      replicatedOn,
      openSince: school.teleservices.length > 0 ? (days[0] ?? today()) : null,
      lastRun,
      now: realNow(),
    }),
  }
}

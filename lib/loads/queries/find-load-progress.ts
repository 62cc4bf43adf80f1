import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { LoadState } from '../domain/states'
import type { LoadKind } from '../kinds'

export type LoadProgress = { state: LoadState; progress: number; progressLabel: string | null }

/** How far a load of the actor's school is: read every moment by an open page. */
export const findLoadProgress = (
  actor: StaffActor,
  { kind, loadId }: { kind: Pick<LoadKind, 'kind'>; loadId: string },
): Promise<LoadProgress | null> =>
  db.fileLoad.findFirst({
    where: { id: loadId, schoolId: actor.schoolId, kind: kind.kind },
    select: { state: true, progress: true, progressLabel: true },
  })

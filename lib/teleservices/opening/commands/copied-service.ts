import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

/** A closing acts at once on what families see; an opening waits for the replication (TS-46). */
export async function closeServiceForFamilies(tx: Tx, schoolId: string, kind: TeleserviceKind): Promise<void> {
  await tx.$executeRaw`
    update teleservices.service set open = false where school_id = ${schoolId}::uuid and kind = ${kind} and open`
}

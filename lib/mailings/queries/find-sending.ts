import 'server-only'
import { z } from 'zod'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { DeliveryChannel, DeliveryState } from '@/lib/platform/prisma/enums'

/** Where the snapshots of every kind keep the address that they use. */
const Addressed = z.object({ email: z.string().optional() })

export type Sending = {
  channel: DeliveryChannel | null
  state: DeliveryState
  email: string | null
  document: { id: string; fileName: string; firstDownloadedAt: Date | null } | null
}

/** A letter is drawn in a second or two: the page waits for it rather than ask the person to reload. */
const WAIT_MS = 6_000
const STEP_MS = 150

/** The sending of one person that was just asked for; waits a little for its letter. Null when it is not the school's. */
export async function findSending(actor: StaffActor, batchId: string): Promise<Sending | null> {
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    const sending = await read(actor, batchId)
    const waits = sending?.channel === 'LETTER' && sending.state === 'PLANNED'
    if (!waits || Date.now() > deadline) return sending
    await new Promise((resolve) => setTimeout(resolve, STEP_MS))
  }
}

async function read({ schoolId }: StaffActor, batchId: string): Promise<Sending | null> {
  const found = await db.delivery.findFirst({
    where: { batchId, schoolId },
    select: {
      channel: true,
      state: true,
      recipient: true,
      document: { select: { id: true, fileName: true, complete: true, firstDownloadedAt: true } },
    },
  })
  if (!found) return null
  const { document } = found
  return {
    channel: found.channel,
    state: found.state,
    email: Addressed.parse(found.recipient).email ?? null,
    document: document?.complete ? document : null,
  }
}

import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { db } from '@/lib/platform/db'
import type { PublicationType, TeleserviceKind } from '@/lib/platform/prisma/enums'
import { isEligible, type TeleserviceFacts } from '../domain/opening'
import { TELESERVICE_KINDS } from '../labels'

export type Teleservice = TeleserviceFacts & {
  kind: TeleserviceKind
  eligible: boolean
  openedAt: Date | null
  publicationType: PublicationType
}

/** Every téléservice that the académie offers, open or not (TS-39), in the order of the screens. */
export async function listTeleservices(actor: SchoolActor, tx: Tx = db): Promise<Teleservice[]> {
  const school = await tx.school.findUniqueOrThrow({
    where: { id: actor.schoolId },
    select: {
      teleservices: true,
      academie: { select: { teleservices: true } },
    },
  })
  return TELESERVICE_KINDS.map((kind) => {
    const offered = school.academie.teleservices.find((row) => row.kind === kind)
    const own = school.teleservices.find((row) => row.kind === kind)
    const facts = {
      available: offered?.available ?? true,
      generalised: offered?.generalised ?? true,
      mandatory: offered?.mandatory ?? false,
      moduleUsed: own?.moduleUsed ?? true,
      experimenter: own?.experimenter ?? false,
      open: own?.open ?? false,
    }
    return {
      ...facts,
      kind,
      eligible: isEligible(facts),
      openedAt: own?.openedAt ?? null,
      publicationType: own?.publicationType ?? 'CONTINUOUS',
    }
  }).filter(({ available, open }) => available || open)
}

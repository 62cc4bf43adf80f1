import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** Name of the académie of the school acted for. */
export async function getAcademieName(actor: StaffActor): Promise<string> {
  const { name } = await db.academie.findUniqueOrThrow({ where: { id: actor.academieId }, select: { name: true } })
  return name
}

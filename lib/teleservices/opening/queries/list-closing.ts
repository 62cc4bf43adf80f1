import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import type { WantedOpening } from '../schemas'
import { listTeleservices } from './list-teleservices'

/** The open services that the form would close: they are named before it is done (XC-07). */
export async function listClosing(actor: StaffActor, wanted: WantedOpening): Promise<TeleserviceKind[]> {
  const services = await listTeleservices(actor)
  return services.filter(({ kind, open }) => open && wanted[kind] === 'CLOSED').map(({ kind }) => kind)
}

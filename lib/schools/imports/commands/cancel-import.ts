import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { cancelLoad } from '@/lib/loads/commands/cancel-load'
import { importLoad } from '../load-kind'

/** Gives an import up before anything is written; what was analysed is forgotten at once. Twice is once. */
export const cancelImport = (actor: StaffActor, importId: string): Promise<void> =>
  cancelLoad(actor, { kind: importLoad, loadId: importId })

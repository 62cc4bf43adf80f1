import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { findOpenLoad, type OpenLoad } from '@/lib/loads/queries/find-open-load'
import { importLoad } from '../load-kind'

/** The one import of the school that is not finished, and whose it is. */
export const findOpenImport = (actor: StaffActor): Promise<OpenLoad | null> => findOpenLoad(actor, importLoad)

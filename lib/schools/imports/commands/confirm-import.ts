import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { confirmLoad } from '@/lib/loads/commands/confirm-load'
import type { Answers } from '../domain/import-decision'
import { importLoad } from '../load-kind'

/**
 * Says yes to an analysed import. A second click finds it done and changes nothing. Unanswered questions refuse, and CONFLICT
 * what the page (`shown`, of `importShown`) did not tell.
 */
export const confirmImport = (actor: StaffActor, importId: string, answers: Answers, shown?: string): Promise<void> =>
  confirmLoad(actor, {
    kind: importLoad,
    loadId: importId,
    answers: { ...answers },
    ...(shown !== undefined && { shown }),
  })

import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { listRuns, type Run } from '@/lib/mailings/queries/list-runs'
import type { Page } from '@/lib/platform/pagination'
import type { ActivationCodeKind } from '@/lib/platform/prisma/enums'
import { listPopulationOptions } from '../../accesses/queries/list-population-options'
import { Recipient, StudentRecipient } from '../../letters/recipient'
import { CODE_KINDS } from '../labels-batch'
import { whoOfCriteria } from './who-of-criteria'

export type CodeRunLine = Run<ActivationCodeKind> & { who: string }

/** « Envois »: the runs of codes of the actor's school, newest first, each with who it was for. */
export async function listCodeRuns(actor: StaffActor, { page }: { page: number }): Promise<Page<CodeRunLine>> {
  const [found, { mefs }] = await Promise.all([
    listRuns(actor, { kinds: CODE_KINDS, page }),
    listPopulationOptions(actor),
  ])
  return { ...found, rows: found.rows.map((run) => ({ ...run, who: personOf(run) ?? whoOfCriteria(run, mefs) })) }
}

/** Of a run of one: who was told. */
function personOf({ kind, recipient }: Run<ActivationCodeKind>): string | null {
  if (kind === 'CAE') return StudentRecipient.safeParse(recipient).data?.student ?? null
  const one = Recipient.safeParse(recipient).data
  return one ? `${one.guardian}, pour ${one.student}` : null
}

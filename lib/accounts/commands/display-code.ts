import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CodeHolder } from '../domain/code-holder'
import { COPY_WIPED } from '../messages'
import { lockHolder } from './lock-holder'
import { revealCodes } from './reveal-codes'

/** « Afficher le code » (TS-04): the valid code as people read it. Audited each time. */
export async function displayCode(actor: StaffActor, input: CodeHolder): Promise<string> {
  return db.$transaction(async (tx) => {
    const { code } = await lockHolder(tx, actor, input)
    const codes = await revealCodes(tx, { schoolId: actor.schoolId, codeIds: code ? [code.id] : [] })
    const text = code && codes.get(code.id)
    if (!text) throw new Refusal('NOTHING_TO_DO', COPY_WIPED)
    await recordAudit(tx, actor, {
      action: 'activation-code.displayed',
      target: { type: 'activation-code', id: code.id },
      count: 1,
    })
    return formatCode(text)
  })
}

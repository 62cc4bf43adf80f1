'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { forgetProgress, readProgress, readProved, saveLater, saveProgress } from '@/lib/accounts/activation-progress'
import { attachCode, checkCodeToAttach } from '@/lib/accounts/commands/attach-code'
import { birthDateOf, type TypedDate } from '@/lib/accounts/domain/birth-date'
import { NotYetUsable, whenNotYet } from '@/lib/accounts/not-yet-usable'
import { isKept } from '@/lib/accounts/progress-seal'
import { birthDateInput, ChildrenInput, codeAndBirthDateInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'
import type { FamilyActor } from '@/lib/auth/actor'
import { clientAddress } from '@/lib/platform/client-address'
import { today } from '@/lib/platform/clock'
import { normaliseCode } from '@/lib/platform/codes/domain/code'
import { refuseUncopied } from '@/lib/teleservices/family/refuse-uncopied'

const RESTART = '/mon-compte/rattacher?erreur=expire' as Route

export const checkCodeAction = defineFamilyAction({
  name: 'accounts.check-code-to-attach',
  input: codeAndBirthDateInput(today),
  secret: ['code', 'day', 'month', 'year'],
  async run(actor, { code, ...typed }) {
    return check(actor, normaliseCode(code), typed)
  },
})

/** The code that somebody keeps on this device: its date of birth alone is typed. */
export const checkKeptCodeAction = defineFamilyAction({
  name: 'accounts.check-kept-code',
  input: birthDateInput(today),
  secret: ['day', 'month', 'year'],
  async run(actor, typed) {
    const progress = await readProgress()
    if (!isKept(progress)) redirect(RESTART)
    return check(actor, progress.code, typed)
  },
})

async function check(actor: FamilyActor, code: string, typed: TypedDate): Promise<never> {
  const address = clientAddress(await headers())
  const checked = await checkCodeToAttach(actor, { code, birthDate: birthDateOf(typed), address })
    .then(refuseUncopied)
    .catch(whenNotYet)
  if (checked instanceof NotYetUsable) {
    await saveLater(code, checked)
    redirect('/activation/plus-tard')
  }
  await saveProgress({ step: 'account', codeId: checked.id, shown: null, notMine: [], accountId: actor.id })
  redirect('/mon-compte/rattacher/eleves' as Route)
}

export const confirmAttachAction = defineFamilyAction({
  name: 'accounts.confirm-attach',
  input: ChildrenInput,
  async run(actor, answered) {
    const progress = await readProved(actor.id)
    if (!progress) redirect(RESTART)
    const { studentId } = await attachCode(actor, { codeId: progress.codeId, ...answered })
    await forgetProgress()
    redirect(`/mes-teleservices?${new URLSearchParams({ fait: 'rattache', eleve: studentId })}` as Route)
  },
})

'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { forgetProgress, readProved, saveProgress } from '@/lib/accounts/activation-progress'
import { attachCode, checkCodeToAttach } from '@/lib/accounts/commands/attach-code'
import { birthDateOf } from '@/lib/accounts/domain/birth-date'
import { ChildrenInput, codeAndBirthDateInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'
import { clientAddress } from '@/lib/platform/client-address'
import { today } from '@/lib/platform/clock'
import { normaliseCode } from '@/lib/platform/codes/domain/code'
import { refuseUncopied } from '@/lib/teleservices/family/refuse-uncopied'

export const checkCodeAction = defineFamilyAction({
  name: 'accounts.check-code-to-attach',
  input: codeAndBirthDateInput(today),
  secret: ['code', 'day', 'month', 'year'],
  async run(actor, { code, ...typed }) {
    const address = clientAddress(await headers())
    const { id: codeId } = await checkCodeToAttach(actor, {
      ...{ code: normaliseCode(code), birthDate: birthDateOf(typed), address },
    }).then(refuseUncopied)
    await saveProgress({ step: 'account', codeId, shown: null, notMine: [], accountId: actor.id })
    redirect('/mon-compte/rattacher/eleves' as Route)
  },
})

export const confirmAttachAction = defineFamilyAction({
  name: 'accounts.confirm-attach',
  input: ChildrenInput,
  async run(actor, answered) {
    const progress = await readProved(actor.id)
    if (!progress) redirect('/mon-compte/rattacher?erreur=expire' as Route)
    const { studentId } = await attachCode(actor, { codeId: progress.codeId, ...answered })
    await forgetProgress()
    redirect(`/mes-teleservices?${new URLSearchParams({ fait: 'rattache', eleve: studentId })}` as Route)
  },
})

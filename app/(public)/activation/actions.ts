'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { forgetProgress, readProgress, readProved, saveLater, saveProgress } from '@/lib/accounts/activation-progress'
import { checkCodeAndDate } from '@/lib/accounts/commands/check-code-and-date'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { birthDateOf } from '@/lib/accounts/domain/birth-date'
import { NotYetUsable, whenNotYet } from '@/lib/accounts/not-yet-usable'
import { isKept } from '@/lib/accounts/progress-seal'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { AccountInput, birthDateInput, ChildrenInput, CodeInput } from '@/lib/accounts/schemas'
import { definePublicAction } from '@/lib/auth/action'
import { LIGHT_POSTS, PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { newPassword } from '@/lib/auth/password-schema'
import { signInWithTicket } from '@/lib/auth/sign-in'
import { clientAddress } from '@/lib/platform/client-address'
import { today } from '@/lib/platform/clock'
import { normaliseCode } from '@/lib/platform/codes/domain/code'
import { refuseUncopied } from '@/lib/teleservices/family/refuse-uncopied'

const RESTART = '/activation?erreur=expire' as Route

export const enterCodeAction = definePublicAction({
  name: 'accounts.enter-code',
  limits: [LIGHT_POSTS],
  input: CodeInput,
  async run(_actor, { code: typed }) {
    const [code, progress] = [normaliseCode(typed), await readProgress()]
    // Typed by hand, the code that is kept on this device stays kept.
    if (!isKept(progress) || progress.code !== code) await saveProgress({ step: 'date', code })
    redirect('/activation/date-de-naissance')
  },
})

export const enterBirthDateAction = definePublicAction({
  name: 'accounts.enter-birth-date',
  limits: [LIGHT_POSTS],
  input: birthDateInput(today),
  async run(actor, typed) {
    const progress = await readProgress()
    if (!progress) redirect(RESTART)
    if (progress.step === 'account') redirect('/activation/eleves')
    const address = clientAddress(await headers())
    const { code } = progress
    const checked = await checkCodeAndDate(actor, { code, birthDate: birthDateOf(typed), address })
      .then(refuseUncopied)
      .catch(whenNotYet)
    if (checked instanceof NotYetUsable) {
      await saveLater(code, checked)
      redirect('/activation/plus-tard')
    }
    await saveProgress({ step: 'account', codeId: checked.id, shown: null, notMine: [] })
    redirect('/activation/eleves')
  },
})

export const confirmChildrenAction = definePublicAction({
  name: 'accounts.confirm-children',
  limits: [LIGHT_POSTS],
  input: ChildrenInput,
  async run(_actor, answered) {
    const progress = await readProved(null)
    if (!progress) redirect(RESTART)
    await saveProgress({ ...progress, ...answered })
    redirect('/activation/compte')
  },
})

export const openAccountAction = definePublicAction({
  name: 'accounts.open-account',
  limits: [PASSWORD_ATTEMPTS],
  input: AccountInput.extend({ password: newPassword }),
  secret: ['password'],
  async run(actor, input) {
    const progress = await readProved(null)
    if (!progress?.shown) redirect(RESTART)
    const { codeId, shown, notMine } = progress
    const userAgent = (await headers()).get('user-agent') ?? undefined
    const { ticket, proof } = await openAccount(actor, { ...input, codeId, shown, notMine, userAgent })
    await forgetProgress()
    if (proof) await emailChallenge.bind(proof)
    return signInWithTicket(ticket, '/activation/termine')
  },
})

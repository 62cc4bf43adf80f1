'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { forgetProgress, readProgress, saveProgress } from '@/lib/accounts/activation-progress'
import { CODE_KEPT, REMINDER_ASKED } from '@/lib/accounts/messages'
import { keptUntilFromNow } from '@/lib/accounts/progress-seal'
import { askCodeReminder } from '@/lib/accounts/reminders/commands/ask-code-reminder'
import { RequiredEmailInput } from '@/lib/accounts/schemas'
import { definePublicAction } from '@/lib/auth/action'
import { LIGHT_POSTS } from '@/lib/auth/domain/password-throttle'
import { clientAddress } from '@/lib/platform/client-address'
import { NoInput } from '@/lib/platform/query-values'

const RESTART = '/activation?erreur=expire' as Route

export const askReminderAction = definePublicAction({
  name: 'accounts.ask-code-reminder',
  limits: [LIGHT_POSTS],
  input: RequiredEmailInput,
  async run(_actor, { email }) {
    const progress = await readProgress()
    if (progress?.step !== 'later') redirect(RESTART)
    await askCodeReminder({ codeId: progress.codeId, email, address: clientAddress(await headers()) })
    return { message: REMINDER_ASKED }
  },
})

export const keepCodeAction = definePublicAction({
  name: 'accounts.keep-code',
  limits: [LIGHT_POSTS],
  input: NoInput,
  async run() {
    const progress = await readProgress()
    if (progress?.step !== 'later') redirect(RESTART)
    await saveProgress({ ...progress, keptUntil: progress.keptUntil ?? keptUntilFromNow() })
    return { message: CODE_KEPT }
  },
})

export const forgetKeptAction = definePublicAction({
  name: 'accounts.forget-kept',
  limits: [LIGHT_POSTS],
  input: NoInput,
  async run() {
    await forgetProgress()
    redirect('/activation')
  },
})

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { definePublicAction } from '@/lib/auth/action'
import { proveAttempt, readAttempt } from '@/lib/auth/attempts'
import { PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { spendRecoveryCode } from '@/lib/auth/recovery-codes'
import { continueSignIn } from '@/lib/auth/sign-in-flow'
import { unlockTotp } from '@/lib/auth/totp'

export const spendRecoveryCodeAction = definePublicAction({
  name: 'auth.spend-recovery-code',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({ code: z.string().trim().min(1, 'Saisissez un code de secours.').max(40) }),
  secret: ['code'],
  async run({ ipPrefix }, { code }) {
    const attempt = await readAttempt()
    if (!attempt) redirect('/connexion?erreur=expire' as Route)
    await spendRecoveryCode({ kind: 'entering', id: attempt.accountId, ipPrefix }, code)
    await unlockTotp(attempt.accountId)
    return continueSignIn(await proveAttempt(attempt, ['otp', 'recovery']))
  },
})

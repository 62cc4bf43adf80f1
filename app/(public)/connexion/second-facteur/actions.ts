'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { definePublicAction } from '@/lib/auth/action'
import { proveAttempt, readAttempt } from '@/lib/auth/attempts'
import { PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { continueSignIn } from '@/lib/auth/sign-in-flow'
import { checkTotp } from '@/lib/auth/totp'

export const checkFactorAction = definePublicAction({
  name: 'auth.check-factor',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({ code: z.string().trim().min(1, 'Saisissez le code à six chiffres.').max(20) }),
  secret: ['code'],
  async run(_actor, { code }) {
    const attempt = await readAttempt()
    if (!attempt) redirect('/connexion?erreur=expire' as Route)
    await checkTotp(attempt.accountId, code)
    return continueSignIn(await proveAttempt(attempt, ['otp']))
  },
})

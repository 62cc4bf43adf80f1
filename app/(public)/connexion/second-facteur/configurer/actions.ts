'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { definePublicAction } from '@/lib/auth/action'
import { proveAttempt, readAttempt } from '@/lib/auth/attempts'
import { PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { confirmEnrolment } from '@/lib/auth/enrolment'
import { continueSignIn } from '@/lib/auth/sign-in-flow'

export const enrolFactorAction = definePublicAction({
  name: 'auth.enrol-factor',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({ code: z.string().trim().min(1, 'Saisissez le code à six chiffres.').max(20) }),
  secret: ['code'],
  async run({ ipPrefix }, { code }) {
    const attempt = await readAttempt()
    if (!attempt) redirect('/connexion?erreur=expire' as Route)
    const { id, accountId } = attempt
    const actor = { kind: 'entering', id: accountId, ipPrefix } as const
    const codes = await confirmEnrolment(actor, { accountId, attempt: id }, code)
    await proveAttempt(attempt, ['otp'])
    return { message: 'Votre application est enregistrée.', data: { codes } }
  },
})

export const finishEnrolmentAction = definePublicAction({
  name: 'auth.finish-enrolment',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({}),
  async run() {
    const attempt = await readAttempt()
    if (!attempt) redirect('/connexion?erreur=expire' as Route)
    return continueSignIn(attempt)
  },
})

'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { recoveryChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { type AskChallenge, askChallenge } from '@/lib/accounts/recovery/commands/ask-challenge'
import { proveChallenge } from '@/lib/accounts/recovery/commands/prove-challenge'
import { resetPassword } from '@/lib/accounts/recovery/commands/reset-password'
import { DigitsInput } from '@/lib/accounts/schemas'
import { definePublicAction } from '@/lib/auth/action'
import { readDigits } from '@/lib/auth/domain/challenge'
import { LIGHT_POSTS, PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { newPassword } from '@/lib/auth/password-schema'
import { forgetUnderWay } from '@/lib/auth/under-way'
import { clientAddress } from '@/lib/platform/client-address'
import { isEmailAddress } from '@/lib/platform/email-address'
import { NoInput } from '@/lib/platform/query-values'

const START = '/connexion/oubli?erreur=expire' as Route

export const askUsernameAction = definePublicAction({
  name: 'accounts.ask-username',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({
    email: z
      .string()
      .trim()
      .min(1, 'Saisissez votre adresse électronique.')
      .max(254, 'Cette adresse est trop longue.')
      .refine(isEmailAddress, 'Cette adresse n’a pas la forme nom@exemple.fr. Vérifiez-la.'),
  }),
  run: (_actor, { email }) => ask({ purpose: 'USERNAME_REMINDER', email }),
})

export const askPasswordAction = definePublicAction({
  name: 'accounts.ask-password',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({ username: z.string().trim().min(1, 'Saisissez votre identifiant.').max(100) }),
  run: (_actor, { username }) => ask({ purpose: 'PASSWORD_RESET', username }),
})

async function ask(asked: AskChallenge): Promise<never> {
  const token = await askChallenge(asked, {
    current: await recoveryChallenge.read(),
    address: clientAddress(await headers()),
  })
  if (token) await recoveryChallenge.bind(token)
  redirect('/connexion/oubli/code' as Route)
}

export const proveChallengeAction = definePublicAction({
  name: 'accounts.prove-challenge',
  limits: [PASSWORD_ATTEMPTS],
  input: DigitsInput,
  secret: ['code'],
  async run({ ipPrefix }, { code }) {
    const challenge = await recoveryChallenge.read()
    if (!challenge) redirect(START)
    await proveChallenge(challenge.id, readDigits(code) ?? '', ipPrefix)
    const next = challenge.purpose === 'PASSWORD_RESET' ? 'nouveau' : 'identifiants'
    redirect(`/connexion/oubli/${next}` as Route)
  },
})

/** « J’ai noté »: the usernames are for who has just read them. */
export const forgetRemindedAction = definePublicAction({
  name: 'accounts.forget-reminded',
  limits: [LIGHT_POSTS],
  input: NoInput,
  async run() {
    await forgetUnderWay()
    redirect('/connexion')
  },
})

export const resetPasswordAction = definePublicAction({
  name: 'accounts.reset-password',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({ password: newPassword }),
  secret: ['password'],
  async run(actor, { password }) {
    const challenge = await recoveryChallenge.read()
    if (!challenge) redirect(START)
    await resetPassword(actor, { challengeId: challenge.id, password })
    await recoveryChallenge.forget()
    redirect('/connexion?fait=mot-de-passe' as Route)
  },
})

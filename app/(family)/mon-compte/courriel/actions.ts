'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { confirmEmail } from '@/lib/accounts/recovery/commands/confirm-email'
import { DigitsInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'
import { readDigits } from '@/lib/auth/domain/challenge'

export const confirmEmailAction = defineFamilyAction({
  name: 'accounts.confirm-email',
  input: DigitsInput,
  secret: ['code'],
  async run(actor, { code }) {
    const challenge = await emailChallenge.read()
    if (!challenge) redirect('/mon-compte?erreur=expire' as Route)
    await confirmEmail(actor, { challengeId: challenge.id, digits: readDigits(code) ?? '', from: actor.ipPrefix })
    await emailChallenge.forget()
    redirect('/mon-compte?fait=courriel' as Route)
  },
})

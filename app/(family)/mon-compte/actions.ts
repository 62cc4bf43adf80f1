'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { proposeEmail } from '@/lib/accounts/recovery/commands/propose-email'
import { EmailInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'

export const changeEmailAction = defineFamilyAction({
  name: 'accounts.change-email',
  input: EmailInput,
  recent: true,
  async run(actor, input) {
    const token = await proposeEmail(actor, input)
    if (!token) return { message: 'Modifications enregistrées.' }
    await emailChallenge.bind(token)
    redirect('/mon-compte/courriel' as Route)
  },
})

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { proposeEmail } from '@/lib/accounts/recovery/commands/propose-email'
import { EmailInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'
import { requireRecent } from '@/lib/auth/require-recent'

export const changeEmailAction = defineFamilyAction({
  name: 'accounts.change-email',
  input: EmailInput,
  async run(actor, input) {
    await requireRecent()
    const token = await proposeEmail(actor, input)
    if (!token) return { message: 'Modifications enregistrées.' }
    await emailChallenge.bind(token)
    redirect('/mon-compte/courriel' as Route)
  },
})

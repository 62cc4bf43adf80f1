'use server'

import { changeEmail } from '@/lib/accounts/commands/change-email'
import { EmailInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'
import { requireRecent } from '@/lib/auth/require-recent'

export const changeEmailAction = defineFamilyAction({
  name: 'accounts.change-email',
  input: EmailInput,
  async run(actor, input) {
    await requireRecent()
    await changeEmail(actor, input)
    return { message: 'Modifications enregistrées.' }
  },
})

'use server'

import { z } from 'zod'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { defineAccountAction } from '@/lib/auth/action'
import { checkOwnPassword } from '@/lib/auth/own-password'
import { plural } from '@/lib/platform/text'

export const changePasswordAction = defineAccountAction({
  name: 'accounts.change-password',
  input: z.object({
    current: z.string().min(1, 'Saisissez votre mot de passe actuel.').max(200),
    password: z.string().min(1, 'Saisissez un nouveau mot de passe.').max(200),
  }),
  secret: ['current', 'password'],
  async run(actor, { current, password }) {
    await checkOwnPassword(actor.id, current)
    const ended = await changePassword(actor, { password })
    const others = ended === 0 ? '' : ` ${plural(ended, 'autre session est fermée', 'autres sessions sont fermées')}.`
    return { message: `Votre mot de passe est changé.${others}` }
  },
})

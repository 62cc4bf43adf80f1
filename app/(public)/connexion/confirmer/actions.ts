'use server'

import { z } from 'zod'
import { defineAccountAction } from '@/lib/auth/action'
import { confirmIdentity } from '@/lib/auth/confirm-identity'

export const confirmIdentityAction = defineAccountAction({
  name: 'auth.confirm-identity',
  input: z.object({
    password: z.string().min(1, 'Saisissez votre mot de passe.').max(200),
    code: z.string().trim().max(20),
    retour: z.string(),
  }),
  secret: ['password', 'code'],
  run: (actor, { password, code, retour }) => confirmIdentity(actor, { password, code, returnTo: retour }),
})

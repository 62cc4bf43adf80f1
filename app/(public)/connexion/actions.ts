'use server'

import { z } from 'zod'
import { usernameKey } from '@/lib/accounts/domain/username'
import { definePublicAction } from '@/lib/auth/action'
import { PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { signInWithPassword } from '@/lib/auth/sign-in-flow'

export const signInAction = definePublicAction({
  name: 'auth.sign-in',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({
    username: z.string().trim().min(1, 'Saisissez votre identifiant.').max(100),
    password: z.string().min(1, 'Saisissez votre mot de passe.').max(200),
    shared: z.string(),
    retour: z.string(),
  }),
  secret: ['password'],
  run: (_actor, { username, password, shared, retour }) =>
    signInWithPassword({ usernameKey: usernameKey(username), password, shared: shared !== '', returnTo: retour }),
})

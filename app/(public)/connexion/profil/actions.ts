'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { definePublicAction } from '@/lib/auth/action'
import { readAttempt } from '@/lib/auth/attempts'
import { choosePlace, switchPlace } from '@/lib/auth/choose-place'
import { PASSWORD_ATTEMPTS } from '@/lib/auth/domain/password-throttle'
import { getSession } from '@/lib/auth/session'

export const choosePlaceAction = definePublicAction({
  name: 'auth.choose-place',
  limits: [PASSWORD_ATTEMPTS],
  input: z.object({ place: z.string().min(1, 'Choisissez un profil.').max(50) }),
  async run(_actor, { place }) {
    const attempt = await readAttempt()
    if (attempt) return choosePlace(attempt, place)
    const session = await getSession()
    if (!session) redirect('/connexion?erreur=expire' as Route)
    return switchPlace(session, place)
  },
})

'use server'

import { z } from 'zod'
import { defineAccountAction } from '@/lib/auth/action'
import { confirmEnrolment } from '@/lib/auth/enrolment'

export const enrolOwnFactorAction = defineAccountAction({
  name: 'auth.enrol-own-factor',
  input: z.object({ code: z.string().trim().min(1, 'Saisissez le code à six chiffres.').max(20) }),
  secret: ['code'],
  recent: true,
  async run(actor, { code }) {
    const codes = await confirmEnrolment(actor, { accountId: actor.id, session: actor.sessionId }, code)
    return { message: 'Votre application est enregistrée.', data: { codes } }
  },
})

'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAccountAction } from '@/lib/auth/action'
import { renewOwnRecoveryCodes } from '@/lib/auth/recovery-codes'
import { endOtherSessions, revokeSession } from '@/lib/auth/revoke'
import { removeFactor } from '@/lib/auth/totp'
import { plural } from '@/lib/platform/text'

export const endSessionAction = defineAccountAction({
  name: 'auth.end-session',
  input: z.object({ session: z.string().regex(/^([0-9a-f]{64}|others)$/) }),
  recent: true,
  async run(actor, { session }) {
    if (session === 'others') {
      const count = await endOtherSessions(actor)
      revalidatePath('/mon-compte/securite')
      return { message: `${plural(count, 'autre session fermée', 'autres sessions fermées')}.` }
    }
    const ended = await revokeSession(actor, session, 'revoked')
    revalidatePath('/mon-compte/securite')
    return { message: ended ? 'Session fermée.' : 'Cette session était déjà fermée.' }
  },
})

export const renewRecoveryCodesAction = defineAccountAction({
  name: 'auth.renew-recovery-codes',
  input: z.object({}),
  recent: true,
  async run(actor) {
    return { message: 'Les anciens codes ne servent plus.', data: { codes: await renewOwnRecoveryCodes(actor) } }
  },
})

export const replaceFactorAction = defineAccountAction({
  name: 'auth.replace-factor',
  input: z.object({}),
  recent: true,
  async run(actor) {
    await removeFactor(actor)
    redirect('/mon-compte/securite/application')
  },
})

import { z } from 'zod'
import { forgetUnkept } from '@/lib/accounts/activation-progress'
import { defineRoute } from '@/lib/auth/route'
import { endSession } from '@/lib/auth/sign-out'

/** Public: ends the session of this browser, if any. A plain POST, so that the browser obeys Clear-Site-Data. */
export const POST = defineRoute({
  name: 'auth.sign-out',
  access: 'public',
  params: z.object({}),
  async run() {
    await forgetUnkept()
    return endSession()
  },
})

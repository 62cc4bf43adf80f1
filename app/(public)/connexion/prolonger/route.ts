import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { getSession } from '@/lib/auth/session'

/** Public: « Rester connecté ». Reading the session is the activity; 401 when it has already ended. */
export const POST = defineRoute({
  name: 'auth.stay-signed-in',
  access: 'public',
  params: z.object({}),
  run: async () => new Response(null, { status: (await getSession()) ? 204 : 401 }),
})

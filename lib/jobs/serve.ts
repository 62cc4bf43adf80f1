import 'server-only'
import { serve } from 'inngest/next'
import { env } from '@/lib/platform/env'
import { inngest } from './client'
import { functions } from './registry'

/** Created once. Unsigned requests get 401; Inngest itself asks unsigned to synchronise. */
const { GET, POST, PUT } = serve({ client: inngest, functions, enableUnauthedSync: env.JOBS === 'inngest' })

type Handler = typeof POST

/** The SDK reads the body before it looks at the signature: what is no JSON is refused here, and logs nothing. */
const withJson =
  (handler: Handler): Handler =>
  async (request, context) =>
    (await isJson(request.clone()))
      ? handler(request, context)
      : Response.json({ code: 'INVALID_JSON' }, { status: 400 })

async function isJson(request: Request): Promise<boolean> {
  const text = await request.text()
  try {
    if (text !== '') JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The handlers of /api/inngest. */
export const handlers = { GET, POST: withJson(POST), PUT: withJson(PUT) }

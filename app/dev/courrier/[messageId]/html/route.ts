import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { findLocalMessage, localMailboxIsReadable } from '@/lib/notifications/local-mailbox'
import { Refusal } from '@/lib/platform/errors'

/** The message alone, without script nor origin: it came from data. */
export const GET = defineRoute({
  name: 'dev.message-html',
  access: 'public',
  params: z.object({ messageId: z.uuid() }),
  async run(_actor, { params }) {
    const message = localMailboxIsReadable() ? await findLocalMessage(params.messageId) : null
    if (!message?.html) throw new Refusal('NOT_FOUND', 'Ce message n’existe pas.')
    return new Response(message.html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        'X-Frame-Options': 'SAMEORIGIN',
      },
    })
  },
})

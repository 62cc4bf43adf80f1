import { z } from 'zod'
import { defineRoute } from '@/lib/auth/route'
import { receiveResendEvent } from '@/lib/mailings/commands/receive-resend-event'

const LARGEST = 64 * 1024

/** Bounces, told by Resend. Signed: whoever has no secret is refused. */
export const POST = defineRoute({
  name: 'webhooks.resend',
  access: 'public',
  params: z.object({}),
  async run(_actor, { request }) {
    // Anybody may post here: what does not say that it is short is not read.
    if (!(Number(request.headers.get('content-length') ?? 'unsaid') <= LARGEST))
      return new Response(null, { status: 413 })
    const status = await receiveResendEvent({
      id: request.headers.get('svix-id'),
      timestamp: request.headers.get('svix-timestamp'),
      signature: request.headers.get('svix-signature'),
      body: await request.text(),
    })
    return new Response(null, { status })
  },
})

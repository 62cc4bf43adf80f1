import 'server-only'
import { env } from '@/lib/platform/env'
import { localMailboxIsReadable } from './local-mailbox'

/** False on a server without a relay where nobody reads the local mailbox: e-mail runs are refused, /api/health says it. */
export const hasRelay = (): boolean => Boolean(env.RESEND_API_KEY || env.SMTP_URL) || localMailboxIsReadable()

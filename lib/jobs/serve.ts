import 'server-only'
import { serve } from 'inngest/next'
import { env } from '@/lib/platform/env'
import { inngest } from './client'
import { functions } from './registry'

/** Created once: the handlers of /api/inngest. Unsigned requests get 401; Inngest itself asks unsigned to synchronise. */
export const handlers = serve({ client: inngest, functions, enableUnauthedSync: env.JOBS === 'inngest' })

import { z } from 'zod'
import { one, pageNumber } from '@/lib/platform/query-values'
import { CAUSES } from './domain/without-account'

/** The couples without account, of one cause or of all. */
export const CauseSearch = z.object({ cause: one.pipe(z.enum(CAUSES)).nullable().catch(null), page: pageNumber })

import 'server-only'
import { db } from '@/lib/platform/db'

/** True when the account has a confirmed second factor. */
export const hasFactor = async (accountId: string): Promise<boolean> =>
  (await db.totpFactor.count({ where: { accountId } })) > 0

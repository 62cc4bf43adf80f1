import 'server-only'
import { Prisma } from '@/lib/platform/db'
import { REFUSALS } from '../domain/refusal'

/** `in …`: the reasons that are a refusal (domain/refusal). */
export const REFUSED_REASONS: Prisma.Sql = Prisma.raw(`(${REFUSALS.map((reason) => `'${reason}'`).join(', ')})`)

import 'server-only'
import { lastAppliedAt } from '@/lib/loads/queries/load-sql'
import type { Prisma } from '@/lib/platform/db'
import { importLoad } from '../load-kind'

/** When the pupils of the school that `school` names were last imported. */
export const lastImportAt = (school: Prisma.Sql): Prisma.Sql => lastAppliedAt(importLoad, school)

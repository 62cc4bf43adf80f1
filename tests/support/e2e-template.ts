import path from 'node:path'
import { applyMigrations } from '@/prisma/migrate'
import { createTemplate, dropTemplate } from './databases'
import { givenServer } from './e2e-env'

/** Once per run, before the workers start. */
export default async function setup() {
  if (givenServer) return
  await applyMigrations(await createTemplate(), path.resolve('prisma/migrations'))
  return dropTemplate
}

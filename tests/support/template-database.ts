import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/prisma/migrate'
import { createTemplate, dropRun } from './databases'

/** Once per project of integration tests: the migrated template that its processes clone. */
export default async function setup({ config }: TestProject) {
  Object.assign(process.env, { TEST_RUN_ID: config.env.TEST_RUN_ID })
  await applyMigrations(await createTemplate(), path.resolve('prisma/migrations'))
  return () => {
    Object.assign(process.env, { TEST_RUN_ID: config.env.TEST_RUN_ID })
    return dropRun()
  }
}

import type { TestProject } from 'vitest/node'
import { createTemplate, dropRun } from './databases'

/** Once per project of integration tests: the migrated template that its processes clone. */
export default async function setup({ config }: TestProject) {
  Object.assign(process.env, { TEST_RUN_ID: config.env.TEST_RUN_ID })
  await createTemplate()
  return () => {
    Object.assign(process.env, { TEST_RUN_ID: config.env.TEST_RUN_ID })
    return dropRun()
  }
}

import { env } from '@/lib/platform/env'

/** Runs as a process that is a demonstration, or is none. */
export async function withDemo<Result>(demo: boolean, run: () => Promise<Result>): Promise<Result> {
  const before = env.DEMO
  Object.assign(env, { DEMO: demo })
  try {
    return await run()
  } finally {
    Object.assign(env, { DEMO: before })
  }
}

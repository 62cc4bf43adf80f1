import { setTimeout } from 'node:timers/promises'
import { db } from '@/lib/platform/db'

/** Starts them together while the row of the school is held: each has read what it reads before any of them writes. */
export async function atOnce<T>(schoolId: string, acts: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
  const { results } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from school where id = ${schoolId}::uuid for update`
    const results = Promise.allSettled(acts.map((act) => act()))
    await setTimeout(300)
    return { results }
  })
  return results
}

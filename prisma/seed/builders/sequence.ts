import { randomInt } from 'node:crypto'

/** Tests that share a database run in several processes: each has its own share of the numbers. */
const { TEST_WORKER_INDEX, VITEST_POOL_ID } = process.env
const share = (1 + Number(TEST_WORKER_INDEX ?? VITEST_POOL_ID ?? -1)) % 100

let next = share * 1_000_000 + randomInt(500_000)

/** A number of at most eight digits that no other call gets, in any process of this run. */
export function sequence(): number {
  next += 1
  return next
}

let nextSchool = share * 10_000 + randomInt(5_000)

/** The same for schools, of six digits: a UAI holds no more. */
export function schoolSequence(): number {
  nextSchool += 1
  return nextSchool % 1_000_000
}

import { randomInt } from 'node:crypto'

let next = randomInt(100_000)

/** A number that no other call of this process gets, and that two processes seldom share. */
export function sequence(): number {
  next += 1
  return next
}

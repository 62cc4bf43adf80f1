import 'server-only'
import type { Composed, Line, MailingKind } from './kinds'

/**
 * `open` of a kind whose messages speak of one thing each: `find` reads it just before the message leaves, and gives what
 * composes it, or null when there is nothing left to say.
 */
export const alone = (find: (line: Line) => Promise<(() => Promise<Composed>) | null>): MailingKind['open'] =>
  async function open() {
    return (messages) =>
      Promise.all(
        messages.map(async ({ lines: [line] }) => {
          const compose = line ? await find(line) : null
          return line && compose ? { sound: [line.id], compose } : NOTHING
        }),
      )
  }

/** A message of which nothing may be said any more. */
export const NOTHING = { sound: [], compose: () => Promise.reject(new Error('Nothing is left to say.')) }

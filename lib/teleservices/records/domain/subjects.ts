import { looseNameKey } from '@/lib/platform/text'

/** One subject, whatever its case, accents, spaces, hyphens or apostrophes; a subject of signs alone is its own key. */
export const subjectKey = (subject: string): string => looseNameKey(subject) || subject

/** A spelling and how often it is used. */
export type UsedSpelling = { subject: string; tests: number }

/** By key, the spellings of each subject: the one most used first, then in the order given. */
export function spellingsOf(used: readonly UsedSpelling[]): Map<string, string[]> {
  const tests = new Map<string, number>()
  for (const one of used) tests.set(one.subject, (tests.get(one.subject) ?? 0) + one.tests)
  const byKey = new Map<string, string[]>()
  for (const [subject] of [...tests].sort(([, one], [, other]) => other - one)) {
    const key = subjectKey(subject)
    byKey.set(key, [...(byKey.get(key) ?? []), subject])
  }
  return byKey
}

/** « HISTOIRE-GEOGRAPHIE » of a file, which the school writes « Histoire-géographie ». */
export type OtherSpelling = { read: string; kept: string }

/**
 * Gives a subject of a file the spelling most used in the school, else the one that the file used first, and remembers
 * those that differ.
 */
export function subjectSpeller(known: ReadonlyMap<string, readonly string[]>) {
  const spellings = new Map([...known].map(([key, [main]]) => [key, main]))
  const others = new Map<string, string>()
  return {
    spell(subject: string): string {
      const key = subjectKey(subject)
      const main = spellings.get(key) ?? subject
      spellings.set(key, main)
      if (subject !== main) others.set(subject, main)
      return main
    },
    others: (): OtherSpelling[] => [...others].map(([read, kept]) => ({ read, kept })),
  }
}

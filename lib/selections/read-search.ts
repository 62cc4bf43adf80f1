import { Refusal } from '@/lib/platform/errors'

export const SEARCH_NOT_UNDERSTOOD =
  'La sélection de cette page n’a pas pu être lue. Rien n’a été fait. Revenez à la liste, choisissez à nouveau, puis recommencez.'

/**
 * The search that a command acts on: only what a page of ours writes is read. An address forgives, a command does not:
 * what it cannot read must not become « everybody ». Refuses (REJECTED) when `write` does not give `from` back.
 */
export function readSearch<Search>(
  from: string,
  { read, write }: { read: (from: string) => Search; write: (search: Search) => string },
): Search {
  const search = read(from)
  if (write(search) !== from) throw new Refusal('REJECTED', SEARCH_NOT_UNDERSTOOD)
  return search
}

export type Pile<Item> = { division: string | null; items: Item[] }

/** What follows one another with the same division, in the order given: one pile of the print run. */
export function pilesOf<Item>(items: Iterable<Item>, divisionOf: (item: Item) => string | null): Pile<Item>[] {
  const piles: Pile<Item>[] = []
  for (const item of items) {
    const division = divisionOf(item)
    const last = piles.at(-1)
    if (last && last.division === division) last.items.push(item)
    else piles.push({ division, items: [item] })
  }
  return piles
}

/** Of the page before a pile; `before`: the division that the file before ended with, undefined for the first file. */
export const pileTitle = (division: string | null, before?: string | null): string =>
  `${division ? `Division ${division}` : 'Sans division'}${division === before ? ', suite' : ''}`

/** One link élève/responsable as the file gives it, in file order. */
export type LegalLink = {
  /** NIVEAU_RESPONSABILITE of the new model, or what RESP_LEGAL of the old one amounts to. */
  responsibility: 1 | 2 | 3
  pays: boolean
  /** RESP_LEGAL when the link has no NIVEAU_RESPONSABILITE. */
  oldLegal?: 0 | 1 | 2
}

export type LegalRank = 1 | 2 | null

export type LegalRanks = {
  /** Same order as the links. */
  ranks: LegalRank[]
  /** Links of level 1 that got no rank: a third legal guardian, or a second « légal 1 » of the old model. */
  overflow: number[]
}

/**
 * Légal 1 and légal 2 of one pupil (formats.md §1.3). New model: level 1 in file order; whoever pays becomes légal 1
 * and pushes the others down, so that the last payer wins. Old model: RESP_LEGAL is the rank, the first of each is kept.
 */
export function legalRanks(links: readonly LegalLink[]): LegalRanks {
  const ranks: LegalRank[] = links.map(() => null)
  const overflow: number[] = []
  let first: number | null = null
  let second: number | null = null
  for (const [index, link] of links.entries()) {
    if (link.oldLegal !== undefined) {
      if (link.oldLegal === 1 && first === null) first = index
      else if (link.oldLegal === 2 && second === null) second = index
      else if (link.oldLegal !== 0) overflow.push(index)
    } else if (link.responsibility === 1) {
      if (link.pays) {
        if (second !== null && first !== null) overflow.push(second)
        if (first !== null) second = first
        first = index
      } else if (first === null) first = index
      else if (second === null) second = index
      else overflow.push(index)
    }
  }
  if (first !== null) ranks[first] = 1
  if (second !== null) ranks[second] = 2
  return { ranks, overflow }
}

/** What the recteur says of one téléservice: not offered, for experimenter schools, for all. */
export const OFFERS = ['NONE', 'EXPERIMENT', 'GENERAL'] as const
export type Offer = (typeof OFFERS)[number]

export const offerOf = ({ available, generalised }: { available: boolean; generalised: boolean }): Offer =>
  available ? (generalised ? 'GENERAL' : 'EXPERIMENT') : 'NONE'

/** Boxes of one page of schools: those shown as ticked, and those that came back ticked. */
type Boxes = { shown: readonly string[]; ticked: readonly string[] }

/** Only what this person changed: what a colleague ticked meanwhile stays. */
export function changedBoxes({ shown, ticked }: Boxes): { added: string[]; removed: string[] } {
  const [before, after] = [new Set(shown), new Set(ticked)]
  return {
    added: [...after].filter((id) => !before.has(id)),
    removed: [...before].filter((id) => !after.has(id)),
  }
}

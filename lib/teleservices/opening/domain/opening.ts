/** What the académie and the school say of one téléservice. */
export type TeleserviceFacts = {
  /** The recteur offers it. */
  available: boolean
  /** Not generalised: experimenter schools only. */
  generalised: boolean
  mandatory: boolean
  /** The school uses the matching module. */
  moduleUsed: boolean
  experimenter: boolean
  open: boolean
}

/** TS-42: the module is used, and the service is generalised or the school experiments it. */
export const isEligible = (facts: TeleserviceFacts): boolean =>
  facts.available && facts.moduleUsed && (facts.generalised || facts.experimenter)

export type OpeningDecision = 'UNCHANGED' | 'OPEN' | 'CLOSE' | 'NOT_ELIGIBLE' | 'MANDATORY'

/** What asking for `open` does: only an eligible one opens, a mandatory one never closes (TS-26). */
export function decideOpening(facts: TeleserviceFacts, open: boolean): OpeningDecision {
  if (open === facts.open) return 'UNCHANGED'
  if (open) return isEligible(facts) ? 'OPEN' : 'NOT_ELIGIBLE'
  return facts.mandatory && isEligible(facts) ? 'MANDATORY' : 'CLOSE'
}

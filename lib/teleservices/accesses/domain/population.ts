type Lists = { mef: string; division: string }
type Asked<Population extends string> = Lists & {
  population: Population
  /** What the lists showed when the page was made. */
  shown: Lists
}

/**
 * The population that a search panel asks for (TS-68, TS-83, TS-108). Whoever picks a division or a MEF in its list means
 * it, whether its radio was ticked or not: a list that was moved wins over a radio that was not.
 */
export function populationAsked<Population extends string>({
  population,
  shown,
  ...lists
}: Asked<Population>): Population | 'mef' | 'division' {
  const moved = (['division', 'mef'] as const).filter((name) => lists[name] !== '' && lists[name] !== shown[name])
  return moved.find((name) => name === population) ?? moved[0] ?? population
}

/** The panel names a list in which nothing is chosen. */
export const lacksChoice = ({ population, mef, division }: Lists & { population: string }): boolean =>
  (population === 'mef' && mef === '') || (population === 'division' && division === '')

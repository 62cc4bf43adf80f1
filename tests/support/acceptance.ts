const range = (system: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${system}-${String(index + 1).padStart(2, '0')}`)

/** Every numbered requirement, in the order of the specification. */
export const acceptanceIds: readonly string[] = [
  ...range('TS', 125),
  ...range('EC', 25),
  ...range('EX', 33),
  ...range('BN', 39),
  ...range('AL', 27),
  ...range('XC', 15),
]

/** Numbers drawn in an order that the seed alone decides. */
export type Random = {
  /** In [0, 1). */
  next: () => number
  /** Integer in [min, max]. */
  between: (min: number, max: number) => number
  chance: (probability: number) => boolean
  pick: <Value>(values: readonly Value[]) => Value
  /** New array, same values. */
  shuffle: <Value>(values: readonly Value[]) => Value[]
}

/** mulberry32: 32 bits of state, good enough to draw names. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[between(0, values.length - 1)]
      if (value === undefined) throw new Error('Nothing to pick from.')
      return value
    },
    shuffle: (values) => shuffled(values, between),
  }
}

function shuffled<Value>(values: readonly Value[], between: Random['between']): Value[] {
  const result = [...values]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = between(0, last)
    const moved = result[last] as Value
    result[last] = result[other] as Value
    result[other] = moved
  }
  return result
}

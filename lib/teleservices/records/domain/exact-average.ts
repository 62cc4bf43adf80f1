/** An exact fraction, not reduced. Pure. */
export type Fraction = { over: bigint; under: bigint }

/** A mark that counts. Its figures have two decimals at most, as the columns hold. */
export type Weighed = { value: number; scale: number; coefficient: number }

const hundredths = (figure: number): number => Math.round(figure * 100)

/** Average of these marks out of 20, by their coefficients; null when none has a weight. */
export function weighedAverage(marks: readonly Weighed[]): Fraction | null {
  const byScale = new Map<number, number>()
  let weight = 0
  for (const { value, scale, coefficient } of marks) {
    const [out, by] = [hundredths(scale), hundredths(coefficient)]
    byScale.set(out, (byScale.get(out) ?? 0) + hundredths(value) * by)
    weight += by
  }
  if (weight === 0) return null
  const { over, under } = sum([...byScale].map(([out, total]) => ({ over: BigInt(20 * total), under: BigInt(out) })))
  return { over, under: under * BigInt(weight) }
}

/** Each counts once; null without any. */
export function mean(averages: readonly Fraction[]): Fraction | null {
  if (averages.length === 0) return null
  const { over, under } = sum(averages)
  return { over, under: under * BigInt(averages.length) }
}

const sum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((one, other) => ({
    over: one.over * other.under + other.over * one.under,
    under: one.under * other.under,
  }))

/** To the hundredth, half up, once and from the exact value: 12,345 is 12,35, and 12,3449999 is 12,34. */
export const rounded = (value: Fraction | null): number | null =>
  value && Number((200n * value.over + value.under) / (2n * value.under)) / 100

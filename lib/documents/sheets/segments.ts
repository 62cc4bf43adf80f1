/** A piece of a sentence, bold or not. */
export type Segment = string | { bold: string }

export const plainText = (segments: readonly Segment[]): string =>
  segments.map((segment) => (typeof segment === 'string' ? segment : segment.bold)).join('')

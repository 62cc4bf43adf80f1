import { z } from 'zod'

/** Networks that one school may declare. */
export const MAX_RANGES = 10
/** A wider network is an operator's, not a school's. */
const NARROWEST = { v4: 22, v6: 48 } as const

const Range = { v4: z.cidrv4(), v6: z.cidrv6() }

/** « 198.51.100.0/24 », or one address alone, → CIDR; null when it is no network, or is wider than a school's. */
export function readRange(text: string): string | null {
  const range = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`
  const kind = range.includes(':') ? 'v6' : 'v4'
  if (!Range[kind].safeParse(range).success) return null
  return Number(range.split('/')[1]) >= NARROWEST[kind] ? range.toLowerCase() : null
}

/** As typed: separated by spaces, commas or ends of line, each once. */
export const splitRanges = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))]

/**
 * Where a person must look, and not where the reading stumbled: a tag that nothing closes is at fault where it opens, one
 * too many where it closes, and what never ends (a comment, a quoted value) begins after the last tag that was read.
 */
export function faultPlace() {
  const openedAt: number[] = []
  let lastTagAt = 1
  /** Known once the whole closing tag was compared with those that are open. */
  let unclosed: { opened: number; closing: number } | null = null
  return {
    opened(depth: number, line: number) {
      openedAt[depth] = line
      lastTagAt = line
    },
    closed(line: number) {
      lastTagAt = line
    },
    unclosedAt: () => unclosed?.opened ?? null,
    lineOf(message: string, depth: number, line: number): number | null {
      if (/unmatched closing tag/.test(message)) return line
      if (unclosed && unclosed.closing !== line) return unclosed.opened
      if (/unexpected close tag/.test(message)) {
        unclosed ??= { opened: openedAt[depth] ?? line, closing: line }
        return null
      }
      return /unclosed tag|unexpected end/.test(message) ? lastTagAt : line
    },
  }
}

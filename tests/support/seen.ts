import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const CONTENTS = path.resolve('.data/test/seen/contents')
const PATTERNS = path.resolve('.data/test/seen/patterns')

export const forgetSeen = (): void => rmSync(path.resolve('.data/test/seen'), { recursive: true, force: true })

/**
 * False when another reader has looked at the same content: the ids, the figures and the frame of each role left aside.
 * The frame is looked at around what only that role reads.
 */
export function isNewContent(html: string): boolean {
  const content = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  const bare = content.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '…').replaceAll(/\d+[A-Z]?/g, 'n')
  return write(CONTENTS, bare)
}

export const noteRead = (pattern: string): void => void write(PATTERNS, pattern)

export const wasRead = (pattern: string): boolean => readdirSync(PATTERNS).includes(nameOf(pattern))

const nameOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 24)

/** One worker alone writes a name. */
function write(folder: string, content: string): boolean {
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(path.join(folder, nameOf(content)), '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

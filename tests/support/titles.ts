import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { ROOT } from './imports'

export type Title = { file: string; title: string }

type Node = { type: string; [key: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** `test.describe.serial` → ['test', 'describe', 'serial']; what a call made (`test.each(…)`) counts for its names. */
function namesOf(callee: Node): string[] {
  if (callee.type === 'Identifier') return [String(callee.name)]
  if (callee.type === 'MemberExpression')
    return [...namesOf(callee.object as Node), String((callee.property as Node).name ?? '')]
  return callee.type === 'CallExpression' ? namesOf(callee.callee as Node) : []
}

const LEFT_OUT = new Set(['skip', 'fixme', 'todo', 'fails'])

/** The words of a title as they stand in the source; null for anything but a string. */
function wordsOf(argument: unknown): string | null {
  if (!isNode(argument)) return null
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value
  if (argument.type !== 'TemplateLiteral') return null
  return (argument.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw).join('…')
}

function titlesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(titlesIn)
  if (!isNode(value)) return []
  const found: string[] = []
  if (value.type === 'CallExpression') {
    const names = namesOf(value.callee as Node)
    if (/^(test|it|describe|browserTest)$/.test(names[0] ?? '')) {
      if (names.some((name) => LEFT_OUT.has(name))) return []
      const words = wordsOf((value.arguments as unknown[])[0])
      if (words !== null) found.push(words)
    }
  }
  return [...found, ...Object.values(value).flatMap(titlesIn)]
}

/** Titles of the tests that run: what is commented or skipped proves nothing. */
export const titles: Title[] = readdirSync(path.join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('traceability'))
  .flatMap((file) => {
    const { program } = parseSync(file, readFileSync(path.join(ROOT, 'tests', file), 'utf8'))
    return titlesIn(program.body).map((title) => ({ file: file.split(path.sep).join('/'), title }))
  })

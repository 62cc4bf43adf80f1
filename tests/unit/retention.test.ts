import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { RETENTIONS } from '@/lib/retentions'
import { ROOT } from '../support/imports'

const PAGE = path.join(ROOT, 'docs/retention.md')
const table = [
  '| donnée | durée | à partir de quand |',
  '|---|---|---|',
  ...RETENTIONS.map(({ what, after, from }) => `| ${what} | ${after} | ${from} |`),
].join('\n')

test('docs/retention.md prints what the sweeper runs (WRITE_RETENTION=1 writes it)', () => {
  const text = readFileSync(PAGE, 'utf8')
  const [before = ''] = text.split('| donnée |')
  if (process.env.WRITE_RETENTION) writeFileSync(PAGE, `${before}${table}\n`)
  expect(readFileSync(PAGE, 'utf8')).toBe(`${before}${table}\n`)
})

test('each retention has a name of its own', () =>
  expect(new Set(RETENTIONS.map(({ name }) => name)).size).toBe(RETENTIONS.length))

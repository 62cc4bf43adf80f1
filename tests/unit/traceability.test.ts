import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { acceptanceIds } from '../support/acceptance'
import { ROOT } from '../support/imports'
import { pendingIds } from '../support/pending-ids'
import { titles } from '../support/titles'

const idsOf = (title: string): string[] => title.match(/\b(TS|EC|EX|BN|AL|XC)-\d{2,3}\b/g) ?? []
const covered = new Set(titles.flatMap(({ title }) => idsOf(title)))

test('a title names three requirement ids at most, and only ids that exist', () => {
  expect(titles.filter(({ title }) => idsOf(title).length > 3)).toEqual([])
  expect([...covered].filter((id) => !acceptanceIds.includes(id))).toEqual([])
})

test('every requirement id is exercised by a test, or stands in the list of what is left', () =>
  expect(acceptanceIds.filter((id) => !covered.has(id) && !pendingIds.has(id))).toEqual([]))

test('the list of what is left only shrinks: nothing in it is covered already', () =>
  expect([...pendingIds].filter((id) => covered.has(id))).toEqual([]))

const REASON = /@(js|layout|download|no-js)\b/
const inBrowser = titles.filter(({ file, title }) => /^(e2e|tomorrow|accessibility)\//.test(file) && REASON.test(title))

/** The system that a browser test speaks of; what all of them share counts for téléservices, the first one. */
const systemOf = (file: string) =>
  ['echanges', 'examens', 'recuperation', 'anciens'].find((name) => file.includes(name)) ?? 'téléservices'

/** tests/README.md. That of téléservices only shrinks. */
const BUDGET: Record<string, number> = { téléservices: 37 }
const BUDGET_OF_A_NEW_SYSTEM = 12

test('a browser test says why it needs one', () =>
  expect(
    titles.filter(({ file, title }) => file.startsWith('e2e/') && !title.match(REASON) && title !== 'sans script'),
  ).toEqual([]))

test('six journeys without script stay in a browser', () =>
  expect(titles.filter(({ title }) => title.includes('@no-js')).map(({ file }) => file)).toHaveLength(6))

test('each system keeps to its budget of browser tests', () => {
  const counts = new Map<string, number>()
  for (const { file } of inBrowser) counts.set(systemOf(file), (counts.get(systemOf(file)) ?? 0) + 1)
  for (const [system, count] of counts)
    expect(count, system).toBeLessThanOrEqual(BUDGET[system] ?? BUDGET_OF_A_NEW_SYSTEM)
  expect(counts.get('téléservices'), 'fewer than the budget: lower it').toBe(BUDGET.téléservices)
})

test.runIf(existsSync(path.join(ROOT, '../shared/spec/requirements.md')))(
  'the ids are those of the requirements',
  () => {
    const text = readFileSync(path.join(ROOT, '../shared/spec/requirements.md'), 'utf8')
    const ids = [...text.matchAll(/^- \*\*((?:TS|EC|EX|BN|AL|XC)-\d+)\*\*/gm)].map((match) => match[1])
    expect(acceptanceIds).toEqual(ids)
  },
)

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { acceptanceIds } from '../support/acceptance'
import { ROOT } from '../support/imports'
import { pendingIds } from '../support/pending-ids'

const titles = readdirSync(path.join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !file.includes('traceability'))
  .flatMap((file) =>
    [...readFileSync(path.join(ROOT, 'tests', file), 'utf8').matchAll(TITLE())].map((match) => ({
      file,
      title: match[2] ?? '',
    })),
  )

function TITLE(): RegExp {
  return /\b(?:test|it|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:(?!\1).)*)\1/gs
}

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

test.runIf(existsSync(path.join(ROOT, '../shared/spec/requirements.md')))(
  'the ids are those of the requirements',
  () => {
    const text = readFileSync(path.join(ROOT, '../shared/spec/requirements.md'), 'utf8')
    const ids = [...text.matchAll(/^- \*\*((?:TS|EC|EX|BN|AL|XC)-\d+)\*\*/gm)].map((match) => match[1])
    expect(acceptanceIds).toEqual(ids)
  },
)

import path from 'node:path'
import { expect, test } from 'vitest'
import { ofPlaywright, ofVitest, slowestLines } from '../../../scripts/support/slowest.cjs'

const vitest = {
  testResults: [
    {
      name: path.resolve('tests/unit/a.test.ts'),
      assertionResults: Array.from({ length: 12 }, (_, index) => ({ fullName: `n° ${index}`, duration: index * 100 })),
    },
  ],
}
const playwright = {
  config: { rootDir: path.resolve('tests/e2e') },
  suites: [
    {
      specs: [],
      suites: [
        {
          specs: [
            {
              title: 'lent',
              file: 'b.test.ts',
              tests: [
                { projectName: 'chromium', results: [{ duration: 1500 }, { duration: 1000 }] },
                { projectName: 'plain', results: [{ duration: 1200 }] },
              ],
            },
          ],
        },
      ],
    },
  ],
}

test('the ten slowest of all suites, slowest first, each project on its own', () => {
  const lines = slowestLines([...ofVitest('unit', vitest), ...ofPlaywright(playwright)])
  expect(lines).toHaveLength(10)
  expect(lines.slice(0, 3)).toEqual([
    '   2,5 s  chromium  tests/e2e/b.test.ts  lent',
    '   1,2 s  plain  tests/e2e/b.test.ts  lent',
    '   1,1 s  unit  tests/unit/a.test.ts  n° 11',
  ])
})

test('a report that is not there has no tests', () => {
  expect([...ofVitest('unit', null), ...ofPlaywright(null)]).toEqual([])
})

const path = require('node:path')
const { root } = require('./paths.cjs')

const SHOWN = 10

/** Tests of a report of Vitest: `{ suite, file, title, milliseconds }`. */
const ofVitest = (suite, report) =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      suite,
      file: path.relative(root, name),
      title: fullName,
      milliseconds: duration ?? 0,
    })),
  )

/** Tests of a report of Playwright, one for each project that ran it. */
const ofPlaywright = (report) => (report?.suites ?? []).flatMap((suite) => testsOf(suite, report.config.rootDir))

const testsOf = ({ specs = [], suites = [] }, rootDir) => [
  ...specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, results }) => ({
      suite: projectName,
      file: path.relative(root, path.join(rootDir, file)),
      title,
      milliseconds: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  ),
  ...suites.flatMap((suite) => testsOf(suite, rootDir)),
]

/** The lines that name the slowest of those tests, slowest first; empty when there are none. */
function slowestLines(tests) {
  const slowest = tests.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SHOWN)
  return slowest.map(({ suite, file, title, milliseconds }) => {
    const seconds = (milliseconds / 1000).toFixed(1).replace('.', ',').padStart(6)
    return `${seconds} s  ${suite}  ${file}  ${title}`
  })
}

module.exports = { ofVitest, ofPlaywright, slowestLines }

import './tests/support/e2e-env'
import { defineConfig, devices } from '@playwright/test'

/** Journeys against the production build. `npm test` prepares all of it and names the browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  tsconfig: 'tests/tsconfig.json',
  globalSetup: './tests/support/e2e-setup.ts',
  outputDir: '.data/test/results',
  workers: Number(process.env.E2E_WORKERS ?? 3),
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(process.env.E2E_REPORT ? [['json', { outputFile: process.env.E2E_REPORT }] as const] : [])],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    // Filming every test costs more than the tests, and a picture of each is taken before it is known whether it failed: on
    // two cores they run out of time.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: process.env.E2E_TRACE ? 'only-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
      ],
    },
  },
  // In that order: the longest begin first.
  projects: [
    // Who may read and press what: thousands of requests, each worker to a server of its own.
    { name: 'rights', testDir: 'tests/journeys', testMatch: 'security/walk.test.ts' },
    // Two days: a server and a database of its own, moved once to the next day.
    { name: 'tomorrow', testDir: 'tests/tomorrow', workers: 1, fullyParallel: false },
    // Links and forms, without a browser.
    { name: 'plain', testDir: 'tests/journeys', testIgnore: 'security/walk.test.ts' },
    // With a browser: every page once, then what needs one, then every state of a page that the plain journeys left. Of the
    // plain journeys alone: a dependent of `tomorrow` would inherit the environment, hence the server, that those changed.
    {
      name: 'chromium',
      testDir: 'tests',
      testMatch: ['accessibility/{pages,states}.test.ts', 'e2e/**/*.test.ts'],
      grep: /@js|@layout|@download|@no-js/,
      dependencies: ['plain'],
    },
    {
      name: 'complete',
      testDir: 'tests/accessibility',
      testMatch: 'complete.test.ts',
      dependencies: ['chromium'],
    },
  ],
})

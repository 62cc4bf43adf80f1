const { execFileSync, spawnSync } = require('node:child_process')
const fs = require('node:fs')
const { inRoot } = require('./paths.cjs')
const { run } = require('./processes.cjs')
const { Failure, say } = require('./terminal.cjs')

/** The shell without windows first: it builds no window around each test. */
const COMMANDS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium that starts, looked for in the order of decision 13. */
async function findChromium() {
  const found = firstThatRuns([process.env.CHROMIUM_PATH, ...COMMANDS.map(onPath), playwrightsOwn()])
  if (found) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const installed = await installWithApt()
    if (installed) return installed
  }
  const unpacked = firstThatRuns([await unpackFromNpm()])
  if (unpacked) return unpacked
  throw new Failure('Aucun Chromium ne démarre sur cette machine : indiquez-en un dans CHROMIUM_PATH.')
}

const firstThatRuns = (candidates) => candidates.find((candidate) => candidate && runs(candidate))

const runs = (candidate) =>
  spawnSync(candidate, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0

function onPath(command) {
  try {
    return execFileSync('/bin/sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

function playwrightsOwn() {
  const file = require(inRoot('node_modules/playwright-core')).chromium.executablePath()
  return file && fs.existsSync(file) ? file : null
}

async function installWithApt() {
  say('Installation de Chromium (apt-get)…')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { env, stdio: 'ignore' }
  if ((await run('apt-get', ['update', '-qq'], quiet)) !== 0) return null
  // Some systems package the shell with the browser.
  for (const packages of [['chromium', 'chromium-headless-shell'], ['chromium']])
    if ((await run('apt-get', ['install', '-y', '-qq', ...packages], quiet)) === 0)
      return firstThatRuns(COMMANDS.map(onPath))
  return null
}

/** The package unpacks its browser into the temporary folder, which must be ours. */
async function unpackFromNpm() {
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    return await chromium.executablePath()
  } catch (error) {
    say(`@sparticuz/chromium : ${error.message}`)
    return null
  }
}

module.exports = { findChromium }

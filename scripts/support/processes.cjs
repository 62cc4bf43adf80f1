const { spawn } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const { root } = require('./paths.cjs')

const running = new Set()
let stopping = false

/** Starts a child that dies with us; its exit is `{ code, signal }`. Throws once we are stopping. */
function start(command, args, options = {}) {
  if (stopping) throw new Error('Arrêt demandé.')
  const child = spawn(command, args, { cwd: root, ...options })
  running.add(child)
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  ended.catch(() => {}).finally(() => running.delete(child))
  return { child, ended }
}

/** Runs a command to its end and gives its exit code. All that it prints goes to standard error. */
async function run(command, args, { env, stdio } = {}) {
  const { ended } = start(command, args, { env: { ...process.env, ...env }, stdio: stdio ?? ['ignore', 2, 2] })
  const { code } = await ended
  return code ?? 1
}

/** Runs a Node script of ours or of a package. */
const runNode = (args, options) => run(process.execPath, args, options)

/** Runs a command, at that priority of the system when given, and gives its exit code with what it printed. */
async function capture(command, args, { env, priority } = {}) {
  const { child, ended } = start(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (priority !== undefined && child.pid) os.setPriority(child.pid, priority)
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text))
  const { code } = await ended
  return { code: code ?? 1, ...output }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PATIENCE = 2000

/**
 * The first signal ends the children, then calls `stop`. One Ctrl-C often comes twice, from the terminal and from npm;
 * one that comes later says that we are too slow: the children are ended at once.
 */
function onStop(stop) {
  let since = 0
  const handle = (signal) => {
    const first = !stopping
    if (first) since = Date.now()
    else if (Date.now() - since < PATIENCE) return
    for (const child of running) child.kill(first ? 'SIGTERM' : 'SIGKILL')
    if (!first) return
    stopping = true
    const leave = () => process.exit(signal === 'SIGINT' ? 130 : 143)
    Promise.resolve(stop(signal)).then(leave, leave)
  }
  for (const signal of SIGNALS) process.on(signal, handle)
}

const isStopping = () => stopping

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The words of a live process, '' when unknown: a number alone says little, numbers are used again. */
function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    const { spawnSync } = require('node:child_process')
    return isAlive(pid) ? String(spawnSync('ps', ['-o', 'args=', '-p', String(pid)]).stdout ?? '') : ''
  }
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks until the answer is true; false after the deadline. */
async function until(question, milliseconds, pause = 50) {
  const deadline = Date.now() + milliseconds
  while (!(await question())) {
    if (Date.now() > deadline) return false
    await wait(pause)
  }
  return true
}

module.exports = { start, run, runNode, capture, onStop, isStopping, isAlive, commandLine, wait, until }

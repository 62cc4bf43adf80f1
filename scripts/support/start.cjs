const net = require('node:net')
const { inRoot } = require('./paths.cjs')
const { buildChanged } = require('./build.cjs')
const { watch } = require('./bundle.cjs')
const { probeDatabase } = require('./database.cjs')
const { loadDemonstration, refuseDemonstration } = require('./demonstration.cjs')
const { withLock } = require('./lock.cjs')
const { checkEnvironment, enterFolder, prepareCode, prepareDatabase } = require('./prepare.cjs')
const { isStopping, onStop, start, until, wait } = require('./processes.cjs')
const { addressesOf } = require('./serve.cjs')
const { Failure, runMain, say } = require('./terminal.cjs')

/** `npm start`, and `npm run dev` with `--dev`. Resolves when everything has been stopped. */
async function startPasserelle(args) {
  const dev = args.includes('--dev')
  if (dev) process.env.NODE_ENV = 'development'
  enterFolder()
  addressesOf({ PUBLIC_URL: '', ...process.env })
  await probePort(portOf(process.env))
  await probeDatabase()
  const held = {}
  // The server first, PostgreSQL last.
  onStop(async () => {
    await held.preparing?.catch(() => {})
    await held.server?.ended
    await held.database?.leave()
  })
  stopWithNpm()
  try {
    held.preparing = withLock(() => prepareAll(held, dev))
    const { env, accounts } = await held.preparing
    if (dev) await watch()
    await serveForever(held, env, dev, () => announce(env, accounts))
  } catch (error) {
    await held.database?.leave()
    throw error
  }
}

function portOf(env) {
  const port = Number(env.PORT || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Failure(`PORT=${env.PORT} n’est pas un numéro de port (1 à 65535).`)
}

/** Says at once that the port is taken, rather than after the installation. */
async function probePort(port) {
  // The server of a start that was killed may take a moment to notice and leave.
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await isFree(port)) return
    await wait(300)
  }
  throw new Failure(
    `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre, par exemple PORT=${port + 1} npm start.`,
  )
}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE'))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

async function prepareAll(held, dev) {
  await prepareCode({ development: dev })
  await checkEnvironment()
  const { database, env } = await prepareDatabase()
  held.database = database
  if (env.DEMO !== '1') await refuseDemonstration(env)
  const accounts = env.DEMO === '1' ? await loadDemonstration(env) : ''
  if (!dev) await buildChanged(env)
  return { env, accounts }
}

/** Keeps the server up: a crash, or PostgreSQL on another port after its own crash, starts it again. */
async function serveForever(held, env, dev, whenReady) {
  held.database.keepAlive((error, url) => {
    if (error) {
      say(error.message)
      process.kill(process.pid, 'SIGTERM')
    } else if (url !== env.DATABASE_URL) {
      env.DATABASE_URL = url
      held.server.child.kill('SIGTERM')
    }
  })
  let announced = false
  for (let crashes = 0; !isStopping(); crashes++) {
    const startedAt = Date.now()
    held.server = start(process.execPath, [inRoot('scripts/serve.cjs'), ...(dev ? ['--dev'] : [])], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    held.server.child.once('message', async () => {
      if (announced) return
      announced = true
      await isHealthy(env.PORT)
      if (!isStopping()) whenReady()
    })
    await held.server.ended
    if (isStopping()) break
    if (!announced) throw new Failure('Le serveur ne démarre pas : voir les lignes ci-dessus.')
    if (Date.now() - startedAt > 60_000) crashes = 0
    if (crashes > 5) throw new Failure('Le serveur s’est arrêté plusieurs fois de suite : voir les lignes ci-dessus.')
    say('Le serveur s’est arrêté : il redémarre.')
  }
  // The handler of the signal ends the process.
  await new Promise(() => {})
}

/** The server listens; the engine of jobs takes a moment more. Printed as ready in all cases after 10 s. */
const isHealthy = (port) =>
  until(async () => (await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null))?.ok === true, 10_000, 200)

function announce(env, accounts) {
  process.stdout.write(`\nPasserelle est prête : ${env.PUBLIC_URL}\n${accounts}`)
  process.stdout.write('Ctrl-C pour arrêter.\n')
}

/** npm killed outright cannot pass a signal on: notice that it is gone. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}

module.exports = {
  main: (args) =>
    runMain(async () => {
      await startPasserelle(args)
    }),
}

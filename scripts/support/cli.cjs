const { entryPoints } = require('./bundle.cjs')
const { probeDatabase } = require('./database.cjs')
const { withLock } = require('./lock.cjs')
const { bundled, enterFolder, prepareCode, prepareDatabase } = require('./prepare.cjs')
const { onStop, start } = require('./processes.cjs')
const { Failure, runMain } = require('./terminal.cjs')

/** What only those who write Passerelle run needs the packages that they alone install. */
const FOR_DEVELOPMENT = ['bench', 'db-migration']

/** `cli.cjs <name> args…`: prepares what `cli/<name>.ts` needs, runs it, and leaves things as they were found. */
async function runCommand([name, ...args]) {
  const known = entryPoints().map((file) => file.replace(/\.tsx?$/, ''))
  if (!known.includes(name)) throw new Failure(`Commande inconnue : ${name ?? ''}. Commandes : ${known.join(', ')}.`)
  enterFolder()
  await probeDatabase()
  const preparing = withLock(async () => {
    const development = FOR_DEVELOPMENT.includes(name)
    await prepareCode({ development })
    return prepareDatabase({ asOwner: development })
  })
  onStop(async () => {
    const prepared = await preparing.catch(() => null)
    await prepared?.database.leave({ anyone: true })
  })
  const { database, env } = await preparing
  try {
    const { ended } = start(process.execPath, bundled(name, args), {
      // Files named on the command line are relative to where people stand, which npm keeps in INIT_CWD.
      env: { ...env, INIT_CWD: process.env.INIT_CWD || process.cwd() },
      stdio: 'inherit',
    })
    const { code } = await ended
    return code ?? 1
  } finally {
    await database.leave({ anyone: true })
  }
}

module.exports = { main: (args) => runMain(() => runCommand(args)) }

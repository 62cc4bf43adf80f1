require('./closed-pipe.cjs')
const { isStopping } = require('./processes.cjs')

/** A failure that people can act on: its French sentence is all that they read. */
class Failure extends Error {}

/** Progress goes to standard error: the standard output of a command line belongs to its result. */
const say = (text) => process.stderr.write(`${text}\n`)

/** Runs a command to its exit code; what goes wrong is said in one sentence when it can be. */
function runMain(work) {
  work().then(
    (code) => {
      process.exitCode = code ?? 0
    },
    (error) => {
      // What a signal broke off is not a failure, and its handler ends the process.
      if (isStopping()) return
      say(error instanceof Failure ? error.message : String(error.stack ?? error))
      // Watchers and connections may still be open.
      process.exit(1)
    },
  )
}

module.exports = { Failure, say, runMain }

const fs = require('node:fs')
const { inData } = require('./paths.cjs')
const { bundled } = require('./prepare.cjs')
const { capture } = require('./processes.cjs')
const { Failure } = require('./terminal.cjs')

/**
 * Loads the demonstration académie into a database that holds none; `{ demonstration, accounts }` where `accounts` is
 * the text to print. DEMO=0: an ordinary installation, nothing is loaded.
 */
async function loadDemonstration(env) {
  const absent = { demonstration: false, accounts: '' }
  if (env.DEMO === '0' || !fs.existsSync(inData('build', 'seed-demo.js'))) return absent
  const seed = (args) => capture(process.execPath, bundled('seed-demo', args), { env: { ...env, DEMO: '1' } })
  const empty = await holdsNoAcademie(env.DATABASE_URL)
  const { code, stdout, stderr } = await seed(empty ? [] : ['--print'])
  if (code !== 0 && empty) throw new Failure(`La démonstration n’a pas pu être chargée :\n${stderr.trim()}`)
  return code === 0 && stdout.trim() !== '' ? { demonstration: true, accounts: stdout } : absent
}

async function holdsNoAcademie(url) {
  const { Client } = require('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('select exists (select from academie) as found')
    return !rows[0].found
  } finally {
    await client.end()
  }
}

module.exports = { loadDemonstration }

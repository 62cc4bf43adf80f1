const fs = require('node:fs')
const { inData } = require('./paths.cjs')
const { bundled } = require('./prepare.cjs')
const { capture } = require('./processes.cjs')
const { Failure } = require('./terminal.cjs')

/**
 * Loads the demonstration académie into a database that holds none. Returns the text to print: its accounts, or nothing
 * when the database holds something else.
 */
async function loadDemonstration(env) {
  if (!fs.existsSync(inData('build', 'seed-demo.js'))) return ''
  const seed = (args) => capture(process.execPath, bundled('seed-demo', args), { env })
  const empty = !(await finds(env.DATABASE_URL, 'select from academie'))
  const { code, stdout, stderr } = await seed(empty ? [] : ['--print'])
  if (code !== 0 && empty) throw new Failure(`La démonstration n’a pas pu être chargée :\n${stderr.trim()}`)
  return code === 0 && stdout.trim() !== '' ? stdout : ''
}

/** Its accounts have a password that everybody knows: a server that others reach does not start with them. */
async function refuseDemonstration(env) {
  if (!(await finds(env.DATABASE_URL, 'select from account where demonstration'))) return
  throw new Failure(
    `Cette base contient les comptes de la démonstration, dont le mot de passe est public. Passerelle ne démarre pas ainsi à une adresse ouverte à d’autres (PUBLIC_URL=${env.PUBLIC_URL}). Retirez-les par « npm run demonstration -- remove », prenez une base vide, ou dites que c’est bien une démonstration par DEMO=1.`,
  )
}

/** Whether a query finds a row. */
async function finds(url, query) {
  const { Client } = require('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`select exists (${query}) as found`)
    return rows[0].found
  } finally {
    await client.end()
  }
}

module.exports = { loadDemonstration, refuseDemonstration }

const { randomBytes } = require('node:crypto')
const fs = require('node:fs')
const { inData, ensureData } = require('./paths.cjs')
const { readJson, writeJson } = require('./state.cjs')
const { Failure } = require('./terminal.cjs')

const generators = {
  AUTH_SECRET: () => randomBytes(32).toString('base64url'),
  CODE_HMAC_KEY: () => randomBytes(32).toString('base64url'),
  ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  INNGEST_SIGNING_KEY: () => `signkey-prod-${randomBytes(32).toString('hex')}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
}

/** The keys of this installation, made once in `.data/secrets.json`; those of the environment win. */
function secrets() {
  ensureData()
  const file = inData('secrets.json')
  const kept = readJson(file) ?? {}
  // New keys would make every stored code unreadable.
  if (fs.existsSync(file) && Object.keys(kept).length === 0)
    throw new Failure('.data/secrets.json est illisible : restaurez-le, ou supprimez .data pour repartir de zéro.')
  const missing = Object.keys(generators).filter((name) => !kept[name])
  for (const name of missing) kept[name] = generators[name]()
  if (missing.length > 0) writeJson(file, kept)
  const given = Object.keys(generators).filter((name) => process.env[name])
  return { ...kept, ...Object.fromEntries(given.map((name) => [name, process.env[name]])) }
}

module.exports = { secrets }

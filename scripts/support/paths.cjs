const fs = require('node:fs')
const path = require('node:path')

/** Root of the project, whatever the current folder is. */
const root = path.resolve(__dirname, '..', '..')
const inRoot = (...parts) => path.join(root, ...parts)
const inData = (...parts) => path.join(root, '.data', ...parts)

/** Creates `.data`; other users may cross it (PostgreSQL does when root starts it), not list it. */
function ensureData() {
  fs.mkdirSync(inData(), { recursive: true, mode: 0o711 })
}

module.exports = { root, inRoot, inData, ensureData }

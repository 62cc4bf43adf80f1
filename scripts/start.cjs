require('./support/node-version.cjs')
require('./support/start.cjs').main(process.argv.slice(2))

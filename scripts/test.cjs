require('./support/node-version.cjs')
require('./support/test.cjs').main(process.argv.slice(2))

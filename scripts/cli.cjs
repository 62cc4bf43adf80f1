require('./support/node-version.cjs')
require('./support/cli.cjs').main(process.argv.slice(2))

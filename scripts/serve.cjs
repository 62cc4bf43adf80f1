require('./support/node-version.cjs')
require('./support/serve.cjs').main(process.argv.slice(2))

require('./support/node-version.cjs')
require('./support/build.cjs').main(process.argv.slice(2))

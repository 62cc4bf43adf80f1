// Read by any Node, however old: no syntax after ES5, nothing required.
var current = process.versions.node.split('.')

function isOld() {
  var major = Number(current[0])
  var minor = Number(current[1])
  return major < 20 || (major === 20 && minor < 19)
}

if (isOld()) {
  var found = 'cette machine a la version ' + process.versions.node
  var advice = 'Installez-en une sur https://nodejs.org puis recommencez.'
  process.stderr.write('Passerelle demande Node.js 20.19 ou plus récent ; ' + found + '. ' + advice + '\n')
  process.exit(1)
}

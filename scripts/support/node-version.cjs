// Read by any Node, however old: no syntax after ES5, nothing required.
var current = process.versions.node.split('.')

function isOld() {
  var major = Number(current[0])
  var minor = Number(current[1])
  return major < 20 || (major === 20 && minor < 19)
}

var words = [
  'Passerelle demande Node.js 20.19 ou plus récent ; cette machine a la version ',
  process.versions.node,
  '. Installez-en une sur https://nodejs.org puis recommencez.\n',
]

if (isOld()) {
  process.stderr.write(words.join(''))
  process.exit(1)
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/

/** Only this machine reaches that name or address. */
const isLoopback = (host) => LOOPBACK.test(host)

/**
 * « This process is a demonstration », the one fact from which all that a demonstration relaxes derives: asked for
 * (DEMO=1), or not refused (DEMO=0) while nobody but this machine can reach it, by its address and by its public one.
 */
function isDemonstration({ DEMO, HOST, PUBLIC_URL }) {
  if (DEMO) return DEMO === '1'
  return isLoopback(HOST || 'localhost') && URL.canParse(PUBLIC_URL) && isLoopback(new URL(PUBLIC_URL).hostname)
}

module.exports = { isLoopback, isDemonstration }

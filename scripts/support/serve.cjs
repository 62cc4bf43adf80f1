const http = require('node:http')
const { root } = require('./paths.cjs')
const { stampRequest } = require('./client-address.cjs')
const { frontServer } = require('./front.cjs')
const { isLoopback } = require('./loopback.cjs')
const { wait } = require('./processes.cjs')
const { Failure, say } = require('./terminal.cjs')
const { withWholeNotFound } = require('./whole-not-found.cjs')

const DRAIN = 15_000

/** Addresses to listen on: both loopbacks by default, since « localhost » may mean either. */
function addressesOf(env) {
  const host = env.HOST || 'localhost'
  if (!isLoopback(host) && !env.PUBLIC_URL.startsWith('https:') && env.ALLOW_HTTP !== '1')
    throw new Failure(
      `Passerelle n’écoute pas au-delà de cette machine (HOST=${host}) sans https : placez-la derrière un serveur https et donnez PUBLIC_URL=https://…, ou acceptez le risque par ALLOW_HTTP=1.`,
    )
  return host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
}

/** TRUSTED_PROXIES: how many proxies of ours stand before this server, 0 by default. */
function trustedProxies(env) {
  const text = env.TRUSTED_PROXIES || '0'
  if (!/^\d{1,2}$/.test(text)) throw new Failure('TRUSTED_PROXIES est un nombre de serveurs mandataires : 0, 1, 2…')
  return Number(text)
}

/** Serves the application (decision 17). `--dev`: sources are compiled as they are asked for. */
async function serve(args) {
  const { env } = process
  const addresses = addressesOf(env)
  const trusted = trustedProxies(env)
  const port = Number(env.PORT)
  const dev = args.includes('--dev')
  const traffic = { handle: null, underWay: new Set(), stopping: false }
  const https = (env.PUBLIC_URL ?? '').startsWith('https:')
  const servers = addresses.map(() =>
    frontServer({ dev, https }, (request, response) => {
      stampRequest(request, trusted)
      follow(traffic, response)
      traffic.handle(request, response)
    }),
  )
  // Next takes upgrades (its live reload) on the server that it is given. Built, it would leave each of them open: it is
  // given one that hears nothing.
  const httpServer = dev ? servers[0] : http.createServer()
  const app = require('next')({ dev, dir: root, hostname: 'localhost', port, httpServer, turbopack: dev })
  stopWhenAsked(servers, app, traffic)
  await app.prepare()
  const handle = app.getRequestHandler()
  traffic.handle = dev ? handle : withWholeNotFound(handle)
  if (dev)
    for (const server of servers.slice(1)) server.on('upgrade', (...upgrade) => servers[0].emit('upgrade', ...upgrade))
  for (const [index, server] of servers.entries()) await listen(server, port, addresses[index])
  process.send?.({ type: 'ready' })
}

function listen(server, port, address) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') reject(new Failure(`Le port ${port} est déjà pris (${address}).`))
      // A machine without IPv6 has no ::1.
      else if (address === '::1' && /EADDRNOTAVAIL|EAFNOSUPPORT/.test(error.code)) resolve()
      else reject(error)
    })
    server.listen(port, address, resolve)
  })
}

/** While the server stops, a connection kept alive would wait for a next request that must not come. */
function follow(traffic, response) {
  if (traffic.stopping) response.shouldKeepAlive = false
  traffic.underWay.add(response)
  response.once('close', () => traffic.underWay.delete(response))
}

/** SIGTERM, Ctrl-C, or the end of the process that started us: finish what is under way, then leave. */
function stopWhenAsked(servers, app, traffic) {
  const stop = async () => {
    if (traffic.stopping) return
    traffic.stopping = true
    for (const response of traffic.underWay) response.shouldKeepAlive = false
    const closed = servers.filter((server) => server.listening).map(close)
    // Set by lib/jobs/embedded: calls of jobs end, or are found again by the next start.
    const jobs = Promise.resolve(globalThis.passerelleJobs?.stop(DRAIN)).catch(() => {})
    await Promise.race([Promise.all([...closed, jobs]), wait(DRAIN)])
    await Promise.race([Promise.resolve(app.close()).catch(() => {}), wait(2000)])
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
  if (process.send) process.once('disconnect', stop)
}

function close(server) {
  return new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
}

module.exports = {
  main: (args) =>
    serve(args).catch((error) => {
      say(error instanceof Failure ? error.message : String(error.stack ?? error))
      process.exit(1)
    }),
  addressesOf,
}

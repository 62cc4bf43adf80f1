import http from 'node:http'
import https from 'node:https'
import { retryAfterOf } from './durations'
import { compile } from './expression-parser'
import { type Answer, dueOf, Operation, Registration } from './protocol'
import { canonicalJson, signatureOf } from './sign'

type HttpAnswer = { status: number; headers: http.IncomingHttpHeaders; body: string }
type Target = { url: string; signingKey: string }

const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }

/** Asks the application, in band, for the list of its functions. Throws when it does not answer as the SDK does. */
export async function fetchFunctions(target: Target): Promise<Registration> {
  const answer = await send('PUT', target, { url: target.url }, { 'x-inngest-sync-kind': 'in_band' })
  if (answer.status !== 200 || answer.headers['x-inngest-sdk-handled'] === undefined)
    throw new Error(`Registration answered ${answer.status}`)
  return Registration.parse(JSON.parse(answer.body))
}

/** One signed call of a function or of one of its steps. Never throws; it takes as long as the step takes. */
export async function callFunction(
  target: Target,
  query: { fnId: string; stepId: string },
  body: unknown,
): Promise<Answer> {
  const url = new URL(target.url)
  url.searchParams.set('fnId', query.fnId)
  url.searchParams.set('stepId', query.stepId)
  const sent = await send('POST', { ...target, url: url.href }, body).catch(unreachable)
  if ('kind' in sent) return sent
  try {
    return readAnswer(sent, new Date())
  } catch (error) {
    // The same call would be answered the same way.
    return {
      kind: 'error',
      error: { name: 'ProtocolError', message: messageOf(error) },
      retriable: false,
      retryAt: null,
    }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function unreachable(error: unknown): Answer {
  const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
  return { kind: refused ? 'absent' : 'lost', message: messageOf(error) }
}

/** Reads an HTTP answer of the SDK; pure. Throws on what could not be recorded: an unreadable time or expression. */
export function readAnswer({ status, headers, body }: HttpAnswer, now: Date): Answer {
  if (headers['x-inngest-sdk-handled'] === undefined || status === 401)
    return { kind: 'lost', message: `The application answered ${status} outside the protocol` }
  const content: unknown = body === '' ? null : JSON.parse(body)
  const retryAt = retryAfterOf(headers['retry-after'], now)
  if (status === 200) return { kind: 'complete', data: content }
  if (status === 206) {
    const operations = (Array.isArray(content) ? content : [content]).map((item) => Operation.parse(item))
    for (const operation of operations) {
      dueOf(operation, now)
      if (operation.opts?.if) compile(operation.opts.if)
    }
    // Version 1 wants to be called after each parallel step, version 2 after the last of them.
    return { kind: 'operations', operations, retryAt, eager: headers['x-inngest-req-version'] === '1' }
  }
  return { kind: 'error', error: content, retriable: headers['x-inngest-no-retry'] !== 'true', retryAt }
}

// node:http and not fetch, which gives up after five minutes without headers: a step may last longer.
function send(method: 'POST' | 'PUT', { url, signingKey }: Target, content: unknown, extra = {}): Promise<HttpAnswer> {
  const body = canonicalJson(content)
  const secure = url.startsWith('https:')
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(
      url,
      {
        method,
        agent: secure ? agents.https : agents.http,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-inngest-signature': signatureOf(body, signingKey, new Date()),
          'x-inngest-server-kind': 'cloud',
          ...extra,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('aborted', () => reject(new Error('The answer was cut')))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

import { Cookie, CookieJar } from 'tough-cookie'

export type Asked = { url: string; method: string; referer: string }
export type Request = { url: string; method?: 'GET' | 'POST'; body?: FormData | URLSearchParams; referer?: string }

const MOST_REDIRECTIONS = 10
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

/** Somebody with a browser: an address that they speak from, and cookies. */
export class Visitor {
  readonly jar = new CookieJar()
  /** Every request made, in order: what the network saw. */
  readonly asked: Asked[] = []
  /** Every answer received, in order. */
  readonly answered: Response[] = []

  constructor(
    readonly baseUrl: string,
    readonly address: string,
  ) {}

  /** Asks and follows what it is sent to; the last answer, with the address that it came from. */
  async ask({ url, method = 'GET', body, referer = '' }: Request): Promise<{ response: Response; url: string }> {
    let next = { url: new URL(url, this.baseUrl), method, body }
    for (let turn = 0; turn < MOST_REDIRECTIONS; turn++) {
      const response = await this.askOnce({ ...next, url: next.url.href, referer })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || !location) return { response, url: next.url.href }
      await response.body?.cancel()
      const target = new URL(location, next.url)
      // A browser keeps the fragment of the address through redirections.
      if (!target.hash) target.hash = next.url.hash
      next = response.status >= 307 ? { ...next, url: target } : { url: target, method: 'GET', body: undefined }
    }
    throw new Error(`${url} goes round in circles.`)
  }

  /** Asks once, follows nothing. */
  async askOnce({ url, method = 'GET', body, referer = '' }: Request): Promise<Response> {
    const cookie = await this.jar.getCookieString(url)
    this.asked.push({ url, method, referer })
    // In one piece: a server that refuses it without reading answers all the same.
    const sent = body && new Response(body)
    const response = await fetch(url, {
      ...{ method, body: await sent?.arrayBuffer(), redirect: 'manual' },
      headers: {
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-language': 'fr-FR',
        'accept-encoding': 'identity',
        'user-agent': AGENT,
        // A connection kept alive may be closed by the server at the very moment that a form is sent on it.
        connection: 'close',
        'x-forwarded-for': this.address,
        ...(sent && { 'content-type': sent.headers.get('content-type') ?? '' }),
        ...(referer && { referer: referer.replace(/#.*/, '') }),
        ...(method === 'POST' && { origin: new URL(referer || url).origin }),
        ...(cookie && { cookie }),
      },
    })
    for (const line of response.headers.getSetCookie()) await this.jar.setCookie(line, url)
    this.answered.push(response)
    return response
  }

  async addCookie(name: string, value: string): Promise<void> {
    const cookie = new Cookie({ key: name, value, secure: true, httpOnly: true, path: '/', sameSite: 'lax' })
    await this.jar.setCookie(cookie, this.baseUrl)
  }

  cookies(): Promise<Cookie[]> {
    return this.jar.getCookies(this.baseUrl)
  }
}

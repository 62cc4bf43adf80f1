import { parseHtml } from './document'
import { controlsOf, isDisabled, isSubmit, submissionOf } from './form'
import { Place, PlainLocator } from './locator'
import type { Query } from './queries'
import type { Request, Visitor } from './visitor'

type State = { url: string; html: string; document: Document }

/** A file that an answer gave: its name, and its bytes. */
export type Download = { suggestedFilename(): string; bytes(): Promise<Uint8Array> }

const NOTHING = '<!doctype html><html><head><title></title></head><body></body></html>'

/** A tab of a browser without script: links and forms. The words are those of Playwright. */
export class PlainPage extends Place {
  private state: State = { url: 'about:blank', html: NOTHING, document: parseHtml(NOTHING) }
  private readonly past: State[] = []
  private downloaded: Download | undefined

  /** `allowed`: answers of 400 and more that the test means to receive; any other is a failure of the test. */
  constructor(
    readonly visitor: Visitor,
    private readonly allowed: readonly number[],
  ) {
    super()
  }

  protected within(words: string, query: Query): PlainLocator {
    return new PlainLocator(this, words, () => query(this.state.document))
  }

  url = (): string => this.state.url
  title = (): string => this.state.document.title
  /** The HTML as it came. */
  html = (): string => this.state.html
  content = async (): Promise<string> => this.html()
  get document(): Document {
    return this.state.document
  }

  goto(address: string): Promise<{ status(): number }> {
    return this.visit({ url: new URL(address, this.visitor.baseUrl).href })
  }
  async reload(): Promise<boolean> {
    await this.visit({ url: this.url() })
    return true
  }
  /** The page of before as it was left, which a browser keeps. */
  async goBack(): Promise<void> {
    const before = this.past.pop()
    if (before) this.state = before
  }
  async follow(href: string): Promise<void> {
    const target = new URL(href, this.url())
    const here = new URL(this.url())
    if (target.hash && target.href.replace(/#.*/, '') === here.href.replace(/#.*/, '')) {
      this.state = { ...this.state, url: target.href }
      return
    }
    await this.visit({ url: target.href, referer: this.url() })
  }
  /** Sends a form by that button, its first one when Enter was pressed in a field. */
  async submit(form: Element | null, pressed: Element | null): Promise<void> {
    if (!form) throw new Error(`A button without form, on ${this.url()}`)
    const button = pressed ?? controlsOf(form).find((control) => isSubmit(control) && !isDisabled(control)) ?? null
    await this.visit({ ...submissionOf(form, button, this.url()), referer: this.url() })
  }

  /** The file that the last press gave. */
  download(): Download {
    if (!this.downloaded) throw new Error(`No file was given, on ${this.url()}`)
    return this.downloaded
  }

  private async visit(request: Request): Promise<{ status(): number }> {
    this.downloaded = undefined
    const { response, url } = await this.visitor.ask(request)
    const status = () => response.status
    const disposition = response.headers.get('content-disposition') ?? ''
    if (disposition.startsWith('attachment')) {
      const bytes = new Uint8Array(await response.arrayBuffer())
      this.downloaded = { suggestedFilename: () => nameIn(disposition), bytes: async () => bytes }
      return { status }
    }
    const html = await response.text()
    this.past.push(this.state)
    this.state = { url, html, document: parseHtml(html) }
    if (response.status >= 400 && !this.allowed.includes(response.status))
      throw new Error(`${url} answers ${response.status}`)
    return { status }
  }
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)/.exec(disposition)?.[1] ?? '')
}

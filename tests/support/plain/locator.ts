import { choose, heldBy, isDisabled, isSubmit, ownerOf, putFiles } from './form'
import type { PlainPage } from './page'
import {
  byCss,
  byLabel,
  byRole,
  byText,
  matches,
  type Pattern,
  type Query,
  type RoleOptions,
  type TextOptions,
} from './queries'
import { shownText } from './text'
import { isVisible } from './visible'

type Upload = { name: string; mimeType: string; buffer: Uint8Array }

/** Where elements are looked for: the whole page, or what a locator found. */
export abstract class Place {
  protected abstract within(words: string, query: Query): PlainLocator

  getByRole(role: string, options: RoleOptions = {}): PlainLocator {
    return this.within(`${role} ${String(options.name ?? '')}`, byRole(role, options))
  }
  getByLabel(label: Pattern, options?: TextOptions): PlainLocator {
    return this.within(`label ${label}`, byLabel(label, options))
  }
  getByText(text: Pattern, options?: TextOptions): PlainLocator {
    return this.within(`text ${text}`, byText(text, options))
  }
  locator(selector: string): PlainLocator {
    return this.within(selector, byCss(selector))
  }
}

/** Elements of the page as it stands when it is asked; an act or a reading of one element wants exactly one. */
export class PlainLocator extends Place {
  constructor(
    readonly page: PlainPage,
    readonly words: string,
    readonly all: () => Element[],
  ) {
    super()
  }

  protected within(words: string, query: Query): PlainLocator {
    return this.narrow(words, (elements) => [...new Set(elements.flatMap(query))])
  }
  private narrow(words: string, change: (elements: Element[]) => Element[]): PlainLocator {
    return new PlainLocator(this.page, `${this.words} › ${words}`, () => change(this.all()))
  }

  first = (): PlainLocator => this.nth(0)
  last = (): PlainLocator => this.narrow('last', (elements) => elements.slice(-1))
  nth = (index: number): PlainLocator => this.narrow(`n° ${index}`, (elements) => elements.slice(index, index + 1))
  filter = ({ hasText }: { hasText: Pattern }): PlainLocator =>
    this.narrow(`with ${hasText}`, (elements) =>
      elements.filter(({ textContent }) => matches(textContent ?? '', hasText)),
    )

  /** The one element; throws when there is none or several. */
  one(): Element {
    const [element, ...others] = this.all()
    if (element && others.length === 0) return element
    throw new Error(`${this.words}: ${others.length + (element ? 1 : 0)} elements on ${this.page.url()}`)
  }

  count = async (): Promise<number> => this.all().length
  isVisible = async (): Promise<boolean> => this.all().length > 0 && isVisible(this.one())
  textContent = async (): Promise<string> => this.one().textContent ?? ''
  innerText = async (): Promise<string> => shownText(this.one())
  allTextContents = async (): Promise<string[]> => this.all().map(({ textContent }) => textContent ?? '')
  getAttribute = async (name: string): Promise<string | null> => this.one().getAttribute(name)
  inputValue = async (): Promise<string> => heldBy(this.one())

  async fill(value: string): Promise<void> {
    const field = this.usable() as HTMLInputElement
    field.value = value
  }
  async check(): Promise<void> {
    ;(this.usable() as HTMLInputElement).checked = true
  }
  async uncheck(): Promise<void> {
    ;(this.usable() as HTMLInputElement).checked = false
  }
  async selectOption(wanted: string): Promise<void> {
    if (!choose(this.usable(), wanted)) throw new Error(`${this.words}: no option ${wanted}`)
  }
  async setInputFiles(files: Upload | Upload[]): Promise<void> {
    const made = [files]
      .flat()
      .map(({ name, mimeType, buffer }) => new File([buffer as BlobPart], name, { type: mimeType }))
    putFiles(this.usable(), made)
  }

  /** Follows a link, sends a form, opens or closes a panel, ticks a box. */
  async click(): Promise<void> {
    const element = this.usable()
    const link = element.closest('a[href]')
    if (link) return this.page.follow(link.getAttribute('href') ?? '')
    const button = element.closest('button, input')
    if (button && isSubmit(button)) return this.page.submit(ownerOf(button), button)
    const panel = element.closest('summary')?.parentElement
    if (!panel) throw new Error(`${this.words}: nothing to press without script`)
    panel.toggleAttribute('open')
  }

  /** Two clicks so close that the second is made on the same page. */
  async dblclick(): Promise<void> {
    const button = this.usable()
    const form = ownerOf(button)
    await Promise.all([this.page.submit(form, button), this.page.submit(form, button)])
  }

  /** Enter in a field: the first button of its form, or the button itself. */
  async press(key: 'Enter'): Promise<void> {
    const field = this.usable()
    const form = ownerOf(field)
    if (!form || key !== 'Enter') throw new Error(`${this.words}: ${key} does nothing here`)
    await this.page.submit(form, null)
  }

  private usable(): Element {
    const element = this.one()
    if (!isVisible(element)) throw new Error(`${this.words} is hidden on ${this.page.url()}`)
    if (isDisabled(element)) throw new Error(`${this.words} is disabled on ${this.page.url()}`)
    return element
  }
}

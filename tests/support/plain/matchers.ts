import { squeeze } from './document'
import { heldBy, isDisabled } from './form'
import type { PlainLocator } from './locator'
import type { PlainPage } from './page'
import type { Pattern } from './queries'
import { isVisible } from './visible'

type Verdict = { pass: boolean; message: () => string }

const verdict = (pass: boolean, subject: string, expected: unknown, found: unknown): Verdict => ({
  pass,
  message: () => `${subject}\nexpected: ${show(expected)}\nfound: ${show(found)}`,
})
const show = (value: unknown) => (value instanceof RegExp ? String(value) : JSON.stringify(value))

/** The whole text, or with `inside` a part of it. */
const agrees = (text: string, expected: Pattern, inside = false): boolean => {
  if (expected instanceof RegExp) return expected.test(text)
  return inside ? squeeze(text).includes(squeeze(expected)) : squeeze(text) === squeeze(expected)
}

function compareText(locator: PlainLocator, expected: Pattern | Pattern[], inside: boolean): Verdict {
  if (!Array.isArray(expected)) {
    const text = locator.one().textContent ?? ''
    return verdict(agrees(text, expected, inside), locator.words, expected, squeeze(text))
  }
  const texts = locator.all().map(({ textContent }) => textContent ?? '')
  const pass =
    texts.length === expected.length && texts.every((text, at) => agrees(text, expected[at] as Pattern, inside))
  return verdict(pass, locator.words, expected.map(String), texts.map(squeeze))
}

/** Words of Playwright for a page that does not move: they are answered at once, and do not wait. */
export const plainMatchers = {
  async toHaveURL(page: PlainPage, expected: Pattern) {
    const wanted = typeof expected === 'string' ? new URL(expected, page.visitor.baseUrl).href : expected
    return verdict(agrees(page.url(), wanted), 'address', expected, page.url())
  },
  async toHaveTitle(page: PlainPage, expected: Pattern) {
    return verdict(agrees(page.title(), expected), 'title', expected, page.title())
  },
  async toBeVisible(locator: PlainLocator) {
    const found = locator.all().length
    return verdict(found > 0 && isVisible(locator.one()), locator.words, 'visible', `${found} elements`)
  },
  async toBeHidden(locator: PlainLocator) {
    const found = locator.all().length
    return verdict(found === 0 || !isVisible(locator.one()), locator.words, 'hidden', `${found} elements`)
  },
  async toBeAttached(locator: PlainLocator) {
    return verdict(locator.all().length === 1, locator.words, 1, locator.all().length)
  },
  async toHaveCount(locator: PlainLocator, expected: number) {
    return verdict(locator.all().length === expected, locator.words, expected, locator.all().length)
  },
  async toHaveText(locator: PlainLocator, expected: Pattern | Pattern[]) {
    return compareText(locator, expected, false)
  },
  async toContainText(locator: PlainLocator, expected: Pattern | Pattern[]) {
    return compareText(locator, expected, true)
  },
  async toHaveValue(locator: PlainLocator, expected: Pattern) {
    const value = heldBy(locator.one())
    const pass = expected instanceof RegExp ? expected.test(value) : value === expected
    return verdict(pass, locator.words, expected, value)
  },
  async toBeChecked(locator: PlainLocator) {
    return verdict((locator.one() as HTMLInputElement).checked, locator.words, 'checked', 'not checked')
  },
  async toBeDisabled(locator: PlainLocator) {
    return verdict(isDisabled(locator.one()), locator.words, 'disabled', 'enabled')
  },
  async toBeEnabled(locator: PlainLocator) {
    return verdict(!isDisabled(locator.one()), locator.words, 'enabled', 'disabled')
  },
  /** The page gives it the focus by itself. */
  async toBeFocused(locator: PlainLocator) {
    return verdict(locator.one().hasAttribute('autofocus'), locator.words, 'focused', 'not focused')
  },
  async toHaveAttribute(locator: PlainLocator, name: string, expected: Pattern = /^/) {
    const value = locator.one().getAttribute(name)
    return verdict(value !== null && agrees(value, expected), `${locator.words} ${name}`, expected, value)
  },
}

import { squeeze } from './document'
import { isDisabled } from './form'
import { labelsOf, levelOf, nameOf, roleOf } from './names'
import { isExposed } from './visible'

export type Pattern = string | RegExp
export type TextOptions = { exact?: boolean }
export type RoleOptions = TextOptions & {
  name?: Pattern
  level?: number
  checked?: boolean
  disabled?: boolean
}
/** Finds elements in a part of the page, in the order of the page. */
export type Query = (root: ParentNode) => Element[]

/** A string is looked for inside, whatever the case; `exact`: it is all of it; an expression reads the text as it stands. */
export function matches(text: string, pattern: Pattern, { exact = false }: TextOptions = {}): boolean {
  if (pattern instanceof RegExp) return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text)
  const [found, wanted] = [squeeze(text), squeeze(pattern)]
  return exact ? found === wanted : found.toLowerCase().includes(wanted.toLowerCase())
}

export const byCss =
  (selector: string): Query =>
  (root) => [...root.querySelectorAll(selector)]

export const byRole =
  (role: string, options: RoleOptions = {}): Query =>
  (root) =>
    [...root.querySelectorAll('*')].filter(
      (element) => roleOf(element) === role && isExposed(element) && answers(element, options),
    )

function answers(element: Element, { name, level, checked, disabled, exact }: RoleOptions): boolean {
  if (level !== undefined && levelOf(element) !== level) return false
  if (checked !== undefined && (element as HTMLInputElement).checked !== checked) return false
  if (disabled !== undefined && isDisabled(element) !== disabled) return false
  return name === undefined || matches(nameOf(element), name, { exact })
}

export const byLabel =
  (label: Pattern, options?: TextOptions): Query =>
  (root) =>
    [
      ...root.querySelectorAll(
        'input, select, textarea, button, meter, output, progress, [aria-label], [aria-labelledby]',
      ),
    ].filter((element) => labelsOf(element).some((text) => matches(text, label, options)))

/** The smallest elements that hold that text. */
export const byText =
  (text: Pattern, options?: TextOptions): Query =>
  (root) => {
    const holders = new Set(
      [...root.querySelectorAll('*')].filter((element) => matches(element.textContent ?? '', text, options)),
    )
    return [...holders].filter((element) => ![...element.children].some((child) => holders.has(child)))
  }

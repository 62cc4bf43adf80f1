import { computeAccessibleName, getRole } from 'dom-accessibility-api'
import { styleOf } from './visible'

/** What a screen reader calls an element. */
export function nameOf(element: Element): string {
  const name = computeAccessibleName(element, { getComputedStyle: styleOf, computedStyleSupportsPseudoElements: false })
  // The library does not know that a caption names its figure.
  return name || (element.localName === 'figure' ? (element.querySelector('figcaption')?.textContent ?? '') : '')
}

const SECTIONS = 'article, aside, main, nav, section'

/** Role of an element, given by ARIA or by HTML; null without one. */
export function roleOf(element: Element): string | null {
  const role = getRole(element)
  if (element.hasAttribute('role')) return role
  if (role === 'region' || role === 'form') return nameOf(element) ? role : null
  if (role === 'banner' || role === 'contentinfo') return element.closest(SECTIONS) ? null : role
  if (role === 'columnheader') return element.getAttribute('scope') === 'row' ? 'rowheader' : role
  return element.localName === 'summary' ? null : role
}

/** Level of a heading; 0 of anything else. */
export function levelOf(element: Element): number {
  const level = element.getAttribute('aria-level') ?? /^h([1-6])$/.exec(element.localName)?.[1]
  return Number(level ?? 0)
}

/** Texts that label an element: of its labels, or of what ARIA names. */
export function labelsOf(element: Element): string[] {
  const pointed = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  if (pointed.length > 0)
    return [pointed.map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '').join(' ')]
  const said = element.getAttribute('aria-label')
  if (said?.trim()) return [said]
  const { labels } = element as HTMLInputElement
  return [...(labels ?? [])].map((label) => label.textContent ?? '')
}

const NEVER_DRAWN = new Set(['head', 'script', 'style', 'template', 'title', 'meta', 'link'])
/** Classes of the style sheet that take an element away, or give it back, in a window of 1280 px. */
const TAKEN_AWAY = /^((sm|md|lg|xl):)?hidden$|^print-only$/
const GIVEN_BACK = /^(sm|md|lg|xl):(block|inline|inline-block|flex|inline-flex|grid|table-cell|table-row)$/

/** Is drawn: neither it nor what holds it is hidden, closed, or taken away by a class. */
export function isVisible(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) if (!isDrawnIn(each)) return false
  return true
}

/** The same of one element, whatever holds it. */
function isDrawnIn(element: Element): boolean {
  if (NEVER_DRAWN.has(element.localName) || element.hasAttribute('hidden')) return false
  if (element.localName === 'input' && element.getAttribute('type') === 'hidden') return false
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return false
  if (isFolded(element)) return false
  const classes = (element.getAttribute('class') ?? '').split(/\s+/)
  return !classes.some((name) => TAKEN_AWAY.test(name)) || classes.some((name) => GIVEN_BACK.test(name))
}

function isFolded(element: Element): boolean {
  const parent = element.parentElement
  if (parent?.localName !== 'details' || parent.hasAttribute('open')) return false
  return element !== [...parent.children].find((child) => child.localName === 'summary')
}

/** Is told to a screen reader. */
export function isExposed(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement)
    if (each.getAttribute('aria-hidden') === 'true') return false
  return isVisible(element)
}

const INLINE = new Set(
  'a abbr b bdi code em i img input kbd label mark q s samp select small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
)

/** The little of a computed style that naming an element needs. */
export function styleOf(element: Element): CSSStyleDeclaration {
  const display = !isDrawnIn(element) ? 'none' : isInline(element) ? 'inline' : 'block'
  const values: Record<string, string> = { display, visibility: 'visible', content: 'none', position: 'static' }
  return { ...values, getPropertyValue: (name: string) => values[name] ?? '' } as unknown as CSSStyleDeclaration
}

/** The library drops the spaces at both ends of an inline element, and puts some around a block. */
const isInline = (element: Element) => INLINE.has(element.localName) && !/^\s|\s$/.test(element.textContent ?? '')

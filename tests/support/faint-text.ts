import type { Page } from '@playwright/test'
import { contrast, type Rgb } from './colours'

/** WCAG 1.4.3: large text is told apart from its background by less. */
const LEAST = { text: 4.5, large: 3 }

type Sample = { text: string; colour: Rgb; background: Rgb; isLarge: boolean }

/**
 * Texts of the page as it stands that are too near to their background: what a change of theme alone may break. Axe, which
 * looks at each page in light, finds what lies over what too, in most of the time of a look.
 */
export async function faintTextsOf(page: Page): Promise<string[]> {
  const faint = (await page.evaluate(samplesOf)).filter(
    ({ colour, background, isLarge }) =>
      contrast(linear(colour), linear(background)) < (isLarge ? LEAST.large : LEAST.text),
  )
  return faint.map(({ text, colour, background }) => `${text}: ${colour} on ${background}`)
}

const linear = (colour: Rgb): Rgb => colour.map(linearChannel) as unknown as Rgb
const linearChannel = (of255: number): number => {
  const channel = of255 / 255
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

/** In the page: each text that is drawn and in use, its colour and what is painted behind it by what holds it. */
function samplesOf(): Sample[] {
  type Painted = readonly [red: number, green: number, blue: number, alpha: number]
  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!brush) throw new Error('No canvas')
  const known = new Map<string, Painted>()
  const painted = (css: string): Painted => {
    const before = known.get(css)
    if (before) return before
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = css
    brush.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data
    const found = [red, green, blue, alpha / 255] as const
    known.set(css, found)
    return found
  }
  const over = ([r, g, b, alpha]: Painted, [red, green, blue]: Rgb): Rgb => [
    r * alpha + red * (1 - alpha),
    g * alpha + green * (1 - alpha),
    b * alpha + blue * (1 - alpha),
  ]
  const holdersOf = (element: Element): Element[] => {
    const holders = []
    for (let each: Element | null = element; each; each = each.parentElement) holders.push(each)
    return holders
  }
  const isLarge = ({ fontSize, fontWeight }: CSSStyleDeclaration) =>
    Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
  const isInUse = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    const isDisabled = element.closest(':disabled, [aria-disabled="true"], label:has(:disabled)')
    return !isDisabled && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true })
  }

  const writing = new Set<Element>(
    document.querySelectorAll('input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea'),
  )
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { parentElement, nodeValue } = texts.currentNode
    if (parentElement && nodeValue?.trim()) writing.add(parentElement)
  }
  return [...writing].filter(isInUse).flatMap((element): Sample[] => {
    const styles = holdersOf(element).map((holder) => getComputedStyle(holder))
    if (styles.some(({ backgroundImage }) => backgroundImage !== 'none')) return []
    const background = styles
      .map(({ backgroundColor }) => painted(backgroundColor))
      .reduceRight<Rgb>((behind, layer) => over(layer, behind), [255, 255, 255])
    const [style] = styles as [CSSStyleDeclaration]
    const opacity = styles.reduce((product, { opacity }) => product * Number(opacity), 1)
    const [red, green, blue, alpha] = painted(style.color)
    const colour = over([red, green, blue, alpha * opacity], background)
    return [{ text: (element.textContent ?? '').trim().slice(0, 40), colour, background, isLarge: isLarge(style) }]
  })
}

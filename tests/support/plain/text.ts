import { isVisible, styleOf } from './visible'

/** The text of an element as it is drawn: a line for each block, spaces as they stand inside, nothing of what is hidden. */
export function shownText(element: Element): string {
  const lines = textIn(element).split('\n')
  return lines
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

function textIn(node: Node): string {
  if (node.nodeType === node.TEXT_NODE) return (node.textContent ?? '').replace(/\n/g, ' ')
  if (node.nodeType !== node.ELEMENT_NODE) return ''
  const element = node as Element
  if (!isVisible(element)) return ''
  if (element.localName === 'br') return '\n'
  const text = [...element.childNodes].map(textIn).join('')
  return styleOf(element).display === 'block' ? `\n${text}\n` : text
}

import { Window } from 'happy-dom'

const window = new Window({
  settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true, disableIframePageLoading: true },
})

/** A page as a browser without script and without style reads it. */
export function parseHtml(html: string): Document {
  const content = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
  for (const unread of content.querySelectorAll('script, style, template')) unread.remove()
  return content
}

/** One space for any run of spaces, as Playwright compares strings; soft hyphens are not there. */
export const squeeze = (text: string): string =>
  text
    .replace(/[\u200b\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

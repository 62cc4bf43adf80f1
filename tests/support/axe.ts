import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that a change of theme alone may break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Whether the frame around the content was looked at on another page: its colours, which cost most, are not looked at again. */
type Look = { frameSeen?: boolean }

/** What axe finds on the page as it stands; what it finds of its colours, when it was just looked at in the other theme. */
export async function faultsOf(page: Page, look: Look = {}): Promise<string[]> {
  const all = { runOnly: { type: 'tag', values: TAGS } } as const
  if (!look.frameSeen) return runAxe(page, all)
  const rules = Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }]))
  return [...(await runAxe(page, { ...all, rules })), ...(await colourFaultsOf(page, look))]
}

export const colourFaultsOf = (page: Page, { frameSeen }: Look = {}): Promise<string[]> =>
  runAxe(page, { runOnly: { type: 'rule', values: COLOUR_RULES } }, frameSeen ? 'main' : 'html')

/** Axe finds nothing on the page as it stands. Not in a browser without JavaScript: axe is JavaScript. */
export const expectAccessible = async (page: Page): Promise<void> => expect(await faultsOf(page)).toEqual([])

/** Reads axe into the page once; its own adapter does at each run, for frames, which we have none of. */
async function runAxe(page: Page, options: axe.RunOptions, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const asked: { options: axe.RunOptions; within: string } = {
    options: { ...options, resultTypes: ['violations'] },
    within,
  }
  return page.evaluate(async ({ options, within }) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe }
    const { violations } = await inPage.run(document.querySelector(within) ?? document, options)
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, asked)
}

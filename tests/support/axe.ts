import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that a change of theme alone may break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe finds on the page as it stands; what it finds of its colours, when it was just looked at in the other theme. */
export const faultsOf = (page: Page): Promise<string[]> => runAxe(page, { type: 'tag', values: TAGS })
export const colourFaultsOf = (page: Page): Promise<string[]> => runAxe(page, { type: 'rule', values: COLOUR_RULES })

/** Axe finds nothing on the page as it stands. Not in a browser without JavaScript: axe is JavaScript. */
export const expectAccessible = async (page: Page): Promise<void> => expect(await faultsOf(page)).toEqual([])

/** Reads axe into the page once; its own adapter does at each run, for frames, which we have none of. */
async function runAxe(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe }
    const { violations } = await inPage.run(document, { runOnly: only, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, runOnly)
}

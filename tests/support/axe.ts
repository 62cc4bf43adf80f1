import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Half of the other to read, at each page. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands. Its own adapter reads it again for frames, which we have none of. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  return page.evaluate(async (values) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe }
    const runOnly = { type: 'tag', values } as const
    const { violations } = await inPage.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, TAGS)
}

/** Axe finds nothing on the page as it stands. Not in a browser without JavaScript: axe is JavaScript. */
export const expectAccessible = async (page: Page): Promise<void> => expect(await faultsOf(page)).toEqual([])

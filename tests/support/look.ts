import { expect, type Page } from '@playwright/test'
import { faultsOf } from './axe'
import { faintTextsOf } from './faint-text'

const LOOKS = [
  { width: 320, colorScheme: 'light', faults: faultsOf },
  { width: 1280, colorScheme: 'dark', faults: faintTextsOf },
] as const

const isWiderThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/**
 * The page that is open has one title; axe finds nothing in light; no text is faint in dark; nothing is too wide. The
 * window stays as it is left: the next page is looked at in the other order.
 */
export async function expectSound(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1'), name).toHaveCount(1)
  const isNarrow = page.viewportSize()?.width === LOOKS[0].width
  for (const { width, colorScheme, faults } of isNarrow ? LOOKS : LOOKS.toReversed()) {
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect.soft(await isWiderThanWindow(page), `${name} at ${width} px`).toBe(false)
    expect.soft(await faults(page), `${name} in ${colorScheme}`).toEqual([])
  }
}

import { expect, type Page } from '@playwright/test'
import { faultsOf } from './e2e'

const isWiderThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** The page that is open has one title, and nothing wrong nor wider than the window: 320 px in light, 1280 px in dark. */
export async function expectSound(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1'), name).toHaveCount(1)
  for (const [width, colorScheme] of [
    [320, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await isWiderThanWindow(page), `${name} at ${width} px`).toBe(false)
    expect(await faultsOf(page), `${name}, ${colorScheme}`).toEqual([])
  }
}

import { expect, type Page } from '@playwright/test'
import { colourFaultsOf, faultsOf } from './axe'

const isWiderThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

async function setWindow(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<boolean> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme })
  return isWiderThanWindow(page)
}

/** The page that is open has one title; axe finds nothing in light, nor of its colours in dark; nothing is too wide. */
export async function expectSound(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1'), name).toHaveCount(1)
  expect.soft(await setWindow(page, 320, 'light'), `${name} at 320 px`).toBe(false)
  expect.soft(await faultsOf(page), name).toEqual([])
  expect.soft(await setWindow(page, 1280, 'dark'), `${name} at 1280 px`).toBe(false)
  expect.soft(await colourFaultsOf(page), `${name} in dark`).toEqual([])
}

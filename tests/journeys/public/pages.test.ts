import { expect, test } from '../../support/plain'
import { PUBLIC_PAGES } from '../../support/public-pages'

test('les textes des pages publiques ont leurs espaces insécables et aucun trou', async ({ page }) => {
  for (const path of PUBLIC_PAGES) {
    await page.goto(path)
    const text = await page.locator('body').innerText()
    expect(text.match(/.{20} [:;?!»].{0,5}|.{0,5}« .{10}/g), path).toBeNull()
    expect(text, path).not.toMatch(/undefined|null|NaN|\\u00a0|\u202f/)
  }
})

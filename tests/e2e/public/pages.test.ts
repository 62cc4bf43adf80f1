import type { Page } from '@playwright/test'
import { expect, test } from '../../support/e2e'
import { PUBLIC_PAGES } from '../../support/public-pages'

const isWiderThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('[XC-09] 320 px avec les espacements de WCAG 1.4.12 : rien ne dépasse @layout', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 })
  for (const path of PUBLIC_PAGES) {
    await page.goto(path)
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    expect(await isWiderThanWindow(page), path).toBe(false)
  }
})

test('au clavier : le lien d’évitement vient en premier et mène au contenu @layout', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Aller au contenu' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#contenu')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'J’ai reçu un code' })).toBeFocused()
})

test('au clavier : chaque arrêt de l’accueil se voit et a un nom @layout', async ({ page }) => {
  await page.goto('/')
  const stops = await page.locator('a[href], button, input, summary').count()
  const names: string[] = []
  for (let index = 0; index < stops; index++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const style = getComputedStyle(element)
      const label = element.closest('label')?.textContent ?? element.getAttribute('aria-label') ?? element.textContent
      return { name: label?.trim() ?? '', outline: `${style.outlineStyle} ${style.outlineWidth}`, tag: element.tagName }
    })
    if (stop.tag === 'BODY') break
    expect(stop.outline, stop.name).toBe('solid 3px')
    expect(stop.name).not.toBe('')
    names.push(stop.name)
  }
  expect(names).toContain('Me connecter')
  expect(names).toContain('Appliquer')
})

test('premier écran à 360 px : le titre, les deux boutons et l’issue de secours @layout', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'J’ai reçu un code' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('link', { name: 'Me connecter' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('link', { name: 'Je n’ai pas reçu de code ou je l’ai perdu' })).toBeInViewport({
    ratio: 1,
  })
})

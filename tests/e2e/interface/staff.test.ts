import { expect, test } from '../../support/e2e'

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false })
  test('sous 1024 px le menu se déplie sans JavaScript @layout', async ({ page, signInStaff }) => {
    await signInStaff()
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto('/informations-pratiques')
    const link = page.getByRole('link', { name: 'Ouvrir un service' })
    await expect(link).toBeHidden()
    await page.getByText('Menu · Lycée du Pont-Vert').click()
    await link.click()
    await expect(page).toHaveURL(/\/teleservices\/ouverture$/)
  })
})

test('imprimée, une page n’a ni menu, ni bouton, ni pied, et reste claire @layout', async ({ page, signInStaff }) => {
  await signInStaff()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto('/informations-pratiques')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Quitter' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Menu', exact: true })).toBeHidden()
  await expect(page.getByText(/^Lycée du Pont-Vert \(\w{8}\), page du \d\d\/\d\d\/\d{4} à /)).toBeVisible()
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.documentElement)
    return { color, backgroundColor }
  })
  expect(colours).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' })
})

import { expect, test } from '../../support/e2e'

test('le choix clair ou sombre du pied de page vaut pour toutes les pages', { tag: '@no-js' }, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/aide')
  const html = page.locator('html')
  await expect(html).not.toHaveAttribute('data-theme', /./)

  await page.getByLabel('Sombre').check()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.goto('/')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByLabel('Sombre')).toBeChecked()

  await page.getByLabel('Système').check()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(html).not.toHaveAttribute('data-theme', /./)
})

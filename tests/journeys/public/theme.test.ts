import { expect, test } from '../../support/plain'

test('le choix clair ou sombre du pied de page vaut pour toutes les pages', async ({ page }) => {
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

import { expect, test } from '../../support/e2e'

test.use({ allowedConsole: [/status of 404/] })

test('l’accueil pèse moins de 60 ko avant le premier affichage : page, style et police @layout', async ({ page }) => {
  const sizes = new Map<string, number>()
  page.on('response', async (response) => {
    const type = response.request().resourceType()
    if (!['document', 'stylesheet', 'font'].includes(type)) return
    const { responseBodySize } = await response.request().sizes()
    sizes.set(new URL(response.url()).pathname, responseBodySize)
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  expect(sizes.size).toBeGreaterThanOrEqual(3)
  expect(total, JSON.stringify([...sizes])).toBeLessThan(60_000)
})

test('une page qui manque garde l’en-tête de la personne connectée, et n’en montre pas un second @js', async ({
  page,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto('/teleservices/chargements/autre')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas')
  await expect(page.getByRole('banner')).toHaveCount(1)
  await expect(page.getByRole('main')).toHaveCount(1)
})

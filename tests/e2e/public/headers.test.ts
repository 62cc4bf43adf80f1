import { expect, test } from '../../support/e2e'

test('chaque réponse a son propre nonce et n’autorise aucun script en ligne', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of ['/', '/', '/aide', '/adresse-inconnue']) {
    const response = await request.get(path)
    const policy = response.headers()['content-security-policy'] ?? ''
    expect(policy, path).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    const nonce = policy.match(/'nonce-([^']+)'/)?.[1] ?? ''
    nonces.add(nonce)
    const html = await response.text()
    const scripts = html.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
    expect(html).not.toMatch(/<[a-z]+[^>]* style="/)
  }
  expect(nonces.size).toBe(4)
})

test('les en-têtes de sécurité et le numéro de la demande accompagnent chaque page', async ({ request }) => {
  const headers = (await request.get('/')).headers()
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  expect(headers['permissions-policy']).toContain('camera=()')
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers['x-powered-by']).toBeUndefined()
})

test('une page réservée mène à la connexion, qui garde l’adresse demandée', async ({ page }) => {
  await page.goto('/teleservices/ouverture?x=1')
  await expect(page).toHaveURL(/\/connexion\?retour=%2Fteleservices%2Fouverture%3Fx%3D1$/)
})

test('une adresse inconnue répond 404 avec une page utile', async ({ page }) => {
  const response = await page.goto('/adresse-inconnue')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas')
  await expect(page.getByRole('link', { name: 'Retour à l’accueil' })).toBeVisible()
})

test('une page qui manque garde l’en-tête de la personne connectée, et n’en montre pas un second', async ({
  page,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto('/teleservices/chargements/autre')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas')
  await expect(page.getByRole('banner')).toHaveCount(1)
  await expect(page.getByRole('main')).toHaveCount(1)
})

test.use({ allowedConsole: [/status of 404/] })

test('l’accueil pèse moins de 60 ko avant le premier affichage : page, style et police', async ({ page }) => {
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

import { expect, test } from '../../support/plain'

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

test('ce qui n’est pas une page porte les mêmes en-têtes : fichiers, données, renvois, erreurs', async ({
  request,
}) => {
  const home = await (await request.get('/')).text()
  const script = home.match(/\/_next\/static\/[^"]+\.js/)?.[0] ?? ''
  expect(script).not.toBe('')
  const paths = [
    '/nulle-part/televerser',
    script,
    '/icon.svg',
    '/favicon.ico',
    '/api/health',
    '/teleservices/ouverture',
  ]
  for (const path of [...paths, '/api/inngest', '/_next/static/rien.js', '/_next/image', '/%ff', '/adresse-inconnue']) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    expect(headers['content-security-policy'], path).toMatch(/^[^,]*frame-ancestors 'none'[^,]*$/)
    expect(headers['permissions-policy'], path).toContain('camera=()')
  }
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

test.use({ allowedStatus: [404] })

import { expect, test } from '../../support/plain'

test('la page d’accueil mène les familles à l’activation et à la connexion', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suivez la scolarité de votre enfant')
  await expect(page.getByRole('link', { name: 'J’ai reçu un code' }).first()).toHaveAttribute('href', '/activation')
  await expect(page.getByRole('link', { name: 'Me connecter' }).first()).toHaveAttribute('href', '/connexion')
})

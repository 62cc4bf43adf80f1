import { expect, test } from '../../support/plain'

test('[TS-40] l’en-tête dit le module et l’année, les menus et le fil d’Ariane disent où l’on est', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto('/teleservices/acces-responsables/creer')
  const header = page.getByRole('banner')
  await expect(header).toContainText('Sconet Téléservices (Année 2026/2027)')
  for (const name of ['Aide', 'Edition', 'Quoi de neuf', 'Informations pratiques'])
    await expect(header.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(header.getByRole('button', { name: 'Quitter' })).toBeVisible()

  const menu = page.getByRole('navigation', { name: 'Menu', exact: true })
  await expect(menu).toContainText(school.name)
  await expect(menu).toContainText(school.uai)
  await expect(menu.getByRole('list', { name: 'Gestion des Services' })).toBeVisible()
  await expect(menu.locator('[aria-current="page"]')).toHaveText('Créer les accès en masse')
  await expect(page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('listitem')).toHaveText([
    'Sconet Ts',
    'Accès des Responsables',
    'Créer les accès en masse',
  ])
})

test('[TS-125] Informations pratiques : contacts et calendrier de l’établissement', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto('/informations-pratiques')
  const contacts = page.getByRole('region', { name: 'Contacts' })
  await expect(contacts).toContainText(`${school.name} (${school.uai})`)
  await expect(contacts).toContainText('Nadia Ferrand')
  await expect(page.getByRole('region', { name: 'Calendrier' })).toContainText('2026/2027')
  await page.getByRole('link', { name: 'Quoi de neuf' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quoi de neuf')
})

test('[XC-10] Quitter ferme la session : la page précédente ne se rouvre pas', async ({ page, signInStaff }) => {
  await signInStaff()
  await page.goto('/informations-pratiques')
  await page.getByRole('button', { name: 'Quitter' }).click()
  await expect(page).not.toHaveURL(/informations-pratiques/)
  await page.goto('/informations-pratiques')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
})

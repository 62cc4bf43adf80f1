import type { Page } from '@playwright/test'
import { buildGuardianship } from '@/prisma/seed/builders'
import { expect, expectAccessible, test } from '../../support/e2e'

const STAFF_PAGES = [
  '/tableau-de-bord',
  '/teleservices',
  '/teleservices/ouverture',
  '/teleservices/parametrage',
  '/teleservices/parametrage/notes',
  '/teleservices/acces-responsables/creer',
  '/teleservices/acces-responsables/notifier',
  '/teleservices/edition',
  '/etablissement/imports',
  '/etablissement/parametres',
  '/informations-pratiques',
  '/quoi-de-neuf',
  '/mon-compte/securite',
] as const

const LONGEST = {
  student: { familyName: 'DE LA ROCHEFOUCAULD-MONTBEL', firstName: 'Marie-Antoinette', division: '1STMG2' },
  guardian: {
    familyName: 'DE LA ROCHEFOUCAULD-MONTBEL',
    firstName: 'Anne-Charlotte',
    addressLine1: 'Résidence des Trois-Puits, bâtiment C, escalier 4',
    addressLine2: 'Appartement 304',
    city: 'SAINT-AUBRAC-SUR-VERNE CEDEX',
  },
}

const isWiderThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

for (const path of STAFF_PAGES)
  test(`[XC-09] ${path} : axe ne trouve rien et rien ne dépasse, avec les plus longs noms`, async ({
    page,
    school,
    signInStaff,
  }) => {
    await buildGuardianship({ ...LONGEST, schoolId: school.id })
    await signInStaff()
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await expect(page).toHaveURL(new RegExp(`${path}$`))
      await expect(page.locator('h1')).toHaveCount(1)
      await expectAccessible(page)
      expect(await isWiderThanWindow(page), `${path} at ${width} px`).toBe(false)
    }
  })

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

test('[XC-10] Quitter ferme la session : la page précédente ne se rouvre pas', { tag: '@no-js' }, async ({
  page,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto('/informations-pratiques')
  await page.getByRole('button', { name: 'Quitter' }).click()
  await expect(page).not.toHaveURL(/informations-pratiques/)
  await page.goto('/informations-pratiques')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
})

test('sous 1024 px le menu se déplie sans JavaScript', { tag: '@no-js' }, async ({ page, signInStaff }) => {
  await signInStaff()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/informations-pratiques')
  const link = page.getByRole('link', { name: 'Ouvrir un service' })
  await expect(link).toBeHidden()
  await page.getByText('Menu · Lycée du Pont-Vert').click()
  await link.click()
  await expect(page).toHaveURL(/\/teleservices\/ouverture$/)
})

test('imprimée, une page n’a ni menu, ni bouton, ni pied, et reste claire', async ({ page, signInStaff }) => {
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

import type { Page } from '@playwright/test'
import { buildGuardian, buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeUsableCode } from '../../support/codes'
import { db, expect, test } from '../../support/e2e'

const PASSWORD = 'tulipe lampe gare nuage'
const next = (page: Page, name = 'Continuer') => page.getByRole('button', { name }).click()

async function enterCode(page: Page, code: string) {
  await page.goto('/activation')
  await page.getByLabel('Saisissez votre code').fill(code)
  await next(page)
}

async function enterDate(page: Page, [day, month, year]: [string, string, string]) {
  await expect(page).toHaveURL(/\/activation\/date-de-naissance$/)
  await page.getByLabel('Jour').fill(day)
  await page.getByLabel('Mois').fill(month)
  await page.getByLabel('Année').fill(year)
  await next(page)
}

async function fillAccount(page: Page, username: string) {
  await expect(page).toHaveURL(/\/activation\/compte$/)
  await page.getByLabel('Identifiant').fill(username)
  await page.getByLabel('Mot de passe').fill(PASSWORD)
}

/** Two children of one guardian in a school that opened the marks. */
async function household() {
  const school = await buildSchool({ open: ['NOTES'], phone: '09 99 00 12 34' })
  const guardian = await buildGuardian({ schoolId: school.id })
  const couple = (firstName: string) =>
    buildGuardianship({
      schoolId: school.id,
      guardianId: guardian.id,
      student: { firstName, birthDate: '2010-03-27' },
    })
  const [lina, ines] = [await couple('Lina'), await couple('Inès')]
  const codes = [await makeUsableCode('CAR', lina), await makeUsableCode('CAR', ines)] as const
  return { school, lina, ines, code: codes[0].text, username: `samira.${lina.id.slice(-8)}` }
}
const typed = (code: string) => code.toLowerCase().replace(/^(.{4})(.{3})(.{3})/, '$1-$2-$3-')

test.use({ viewport: { width: 360, height: 740 } })

test('[TS-02][TS-06][TS-120] du code à la page de la famille, en minuscules avec des tirets @no-js', async ({
  page,
  server: _server,
}) => {
  const { code, username } = await household()
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto('/activation')
  await enterCode(page, typed(code))
  await enterDate(page, ['27', 'mars', '2010'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voici vos enfants')
  await next(page)
  await expect(page.getByLabel('Identifiant')).toHaveValue(/^samira\.belkacem/)
  await fillAccount(page, username)
  await next(page, 'Créer mon compte')
  await expect(page).toHaveURL(/\/activation\/termine$/)
  await expect(page.getByText('Lina et Inès')).toBeVisible()
  await page.getByRole('link', { name: 'Voir mes enfants' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Samira Belkacem')
  await page.getByRole('link', { name: 'Notes de Lina' }).click()
  await expect(page.getByText('Aucune note n’est publiée pour l’instant.')).toBeVisible()
  expect(addresses.join(' ')).not.toContain(code)
  expect(addresses.join(' ').toLowerCase()).not.toContain(typed(code))
})

test('« Retour » puis « Créer mon compte » une seconde fois ne fait rien de plus @js', async ({
  page,
  server: _server,
}) => {
  const { code, username, lina } = await household()
  await enterCode(page, code)
  await enterDate(page, ['27', '3', '2010'])
  await next(page)
  await fillAccount(page, username)
  await next(page, 'Créer mon compte')
  await expect(page).toHaveURL(/\/activation\/termine$/)
  await page.goBack()
  const again = page.getByRole('button', { name: 'Créer mon compte' })
  if (await again.isVisible()) {
    await fillAccount(page, username)
    await again.click()
  }
  await page.goto('/mes-teleservices')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Lina', 'Inès'])
  expect(await db.access.count({ where: { guardianshipId: lina.id } })).toBe(1)
})

test('un double clic sur « Créer mon compte » fait un seul compte @js', async ({ page, server: _server }) => {
  const { code, username, lina } = await household()
  await enterCode(page, code)
  await enterDate(page, ['27', '3', '2010'])
  await next(page)
  await fillAccount(page, username)
  await page.getByRole('button', { name: 'Créer mon compte' }).dblclick()
  await expect(page).toHaveURL(/\/activation\/termine$/)
  expect(await db.account.count({ where: { usernameKey: username } })).toBe(1)
  expect(await db.access.count({ where: { guardianshipId: lina.id } })).toBe(1)
})

test('le QR de la lettre remplit le code, que l’adresse ne garde pas @js', async ({ page, server: _server }) => {
  const { code } = await household()
  await page.goto(`/a#${code}`)
  await expect(page.getByLabel('Saisissez votre code')).toHaveValue(code)
  await expect(page).toHaveURL(/\/a$/)
  await next(page)
  await expect(page).toHaveURL(/\/activation\/date-de-naissance$/)
})

import { buildStudent } from '@/prisma/seed/builders'
import { readPdf } from '../support/pdf'
import { expect } from '../support/plain'
import type { PlainPage } from '../support/plain/page'

const ATTENTION =
  '/teleservices/acces-eleves/notifier/attention?recherche=1&population=division&division=2DE1&mode=papier'
const CODE = /[0-9A-HJKMNP-TV-Z]{4} - [0-9A-HJKMNP-TV-Z]{3} - [0-9A-HJKMNP-TV-Z]{3} - [0-9A-HJKMNP-TV-Z]{3}/

/** The sheet of one pupil of the 2DE1, from the screen to the PDF; returns the code that it bears. */
export async function printSheet(page: PlainPage, schoolId: string): Promise<string> {
  const birthDate = '2009-02-01'
  await buildStudent({ schoolId, familyName: 'ABADIE', firstName: 'Noé', division: '2DE1', birthDate })
  await page.goto(ATTENTION)
  await page.getByRole('button', { name: 'OK' }).click()
  await expect(page).toHaveURL(/\/teleservices\/notifications\//)
  const sheets = page.getByRole('link', { name: /^Télécharger les fiches/ })
  await expect.poll(async () => (await page.reload()) && sheets.count(), { timeout: 90_000 }).toBe(1)
  await sheets.click()
  const { pages } = await readPdf(await page.download().bytes())
  return pages[0]?.text.match(CODE)?.[0] ?? ''
}

/** From the code of the sheet to the account of the pupil. */
export async function activateAsPupil(page: PlainPage, code: string, username: string): Promise<void> {
  await page.goto('/activation')
  await page.getByLabel('Saisissez votre code').fill(code)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Jour').fill('1')
  await page.getByLabel('Mois').fill('2')
  await page.getByLabel('Année').fill('2009')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Est-ce bien vous/)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Identifiant').fill(username)
  await page.getByLabel('Mot de passe').fill('tulipe lampe gare nuage')
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await page.getByRole('link', { name: 'Voir mes téléservices' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Noé'])
  await page.goto('/mon-compte')
  await expect(page.getByText(`${code.slice(0, 4)} - ••• - ••• - ${code.slice(-3)}`)).toBeVisible()
}

import { buildStudent } from '@/prisma/seed/builders'
import { readPdf } from '../../support/pdf'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const LIST = '/teleservices/acces-eleves/notifier'
const CODE = /[0-9A-HJKMNP-TV-Z]{4} - [0-9A-HJKMNP-TV-Z]{3} - [0-9A-HJKMNP-TV-Z]{3} - [0-9A-HJKMNP-TV-Z]{3}/
const ATTENTION = 'Pensez à enregistrer le fichier .pdf généré car les élèves seront considérés comme notifiés.'
const title = (page: PlainPage) => page.getByRole('heading', { level: 1 })

test.describe.configure({ timeout: 150_000 })

/** Three pupils of two divisions; nobody made their code yet. */
test.beforeEach(async ({ school, signInStaff }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'NOTES' }, data: { open: true } })
  for (const pupil of [
    { familyName: 'ABADIE', firstName: 'Noé', division: '2DE1' },
    {
      familyName: 'CARON',
      firstName: 'Inès',
      division: '1G3',
      email: `ines.${school.uai}@eleve.example`.toLowerCase(),
    },
    { familyName: 'LEROY', firstName: 'Zoé', division: '1G3' },
  ])
    await buildStudent({ ...pupil, schoolId: school.id, birthDate: '2009-02-01' })
  await signInStaff()
})

/** The file of the run, read once it is ready. */
async function downloadSheets(page: PlainPage) {
  // A reload before the answer would drop it.
  await expect(page).toHaveURL(/\/teleservices\/notifications\//)
  // The run belongs to « Accès des Elèves », the second of the two entries of that name.
  const entries = page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Notifier en masse' })
  await expect(entries.nth(1)).toHaveAttribute('aria-current', 'page')
  await expect(entries.first()).not.toHaveAttribute('aria-current')
  const sheets = page.getByRole('link', { name: /^Télécharger les fiches/ })
  await expect(async () => {
    await page.reload()
    await expect(sheets).toBeVisible()
  }).toPass({ timeout: 90_000 })
  await sheets.click()
  return { name: page.download().suggestedFilename(), ...(await readPdf(await page.download().bytes())) }
}

test('[TS-107][TS-109][TS-110] chercher, « Attention », « OK » : un fichier par division, puis tous notifiés', async ({
  page,
  school,
}) => {
  await page.goto(LIST)
  await expect(title(page)).toHaveText('Notifier en masse')
  await expect(page.getByRole('row', { name: /ABADIE Noé \(2DE1\)/ })).toContainText('À notifier')
  await page.getByRole('link', { name: /^Notifier 3/ }).click()
  await expect(page.getByRole('heading', { name: 'Attention' })).toBeVisible()
  await expect(page.getByRole('dialog')).toContainText(ATTENTION)
  await expect(page.getByText(ATTENTION)).toBeVisible()
  expect(await db.activationCode.count({ where: { schoolId: school.id } })).toBe(0)
  await page.getByRole('button', { name: 'OK' }).click()
  const { name, pages } = await downloadSheets(page)
  expect(name).toMatch(/^Notification El.ves \d\d-\d\d-\d{4}, Tous les .l.ves, 3 fiches, .+\.pdf$/)
  expect(pages.map(({ text }) => text.match(/^Division \S+/)?.[0] ?? text.match(CODE)?.[0] ?? '')).toEqual([
    'Division 1G3',
    expect.stringMatching(CODE),
    expect.stringMatching(CODE),
    'Division 2DE1',
    expect.stringMatching(CODE),
  ])
  await page.goto(LIST)
  await expect(page.getByText('Toute la population sélectionnée a déjà été notifiée.')).toBeVisible()
  await page.getByLabel('Pour les élèves non notifiés uniquement').uncheck()
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(page.getByRole('row', { name: /LEROY Zoé/ })).toContainText(/Notifié le \d\d\/\d\d\/\d{4}/)
  await expect(page.getByRole('link', { name: /^Notifier \d/ })).toHaveCount(0)
})

test('[TS-108][TS-111] une division, par courriel puis sur papier ; « Annuler » n’enregistre rien', async ({
  page,
  school,
  readMail,
}) => {
  await page.goto(LIST)
  await page.getByRole('radio', { name: 'Division' }).check()
  await page.getByRole('combobox', { name: /^Division/ }).selectOption('1G3')
  await page.getByLabel('Courrier électronique').check()
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(page.getByRole('row', { name: /CARON Inès/ })).toContainText('@eleve.example')
  await expect(page.getByText('ABADIE')).toHaveCount(0)
  await page.getByRole('link', { name: /^Notifier 2/ }).click()
  await page.getByRole('link', { name: 'Annuler' }).click()
  await expect(page).toHaveURL(/population=division/)
  expect(await db.notificationBatch.count({ where: { schoolId: school.id } })).toBe(0)

  await page.getByRole('link', { name: /^Notifier 2/ }).click()
  await page.getByRole('button', { name: 'OK' }).click()
  const { pages } = await downloadSheets(page)
  expect(pages[0]?.text).toContain('LEROY Zoé')
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  const mail = await readMail(`ines.${school.uai}@eleve.example`.toLowerCase(), /Votre code/)
  expect(mail.text).toMatch(CODE)
  await expect(async () => {
    await page.reload()
    await expect(title(page)).toHaveText(/2\s+élèves notifiés sur 2/)
  }).toPass({ timeout: 60_000 })
})

test('[TS-92] tous les services fermés : le message, et rien à notifier', async ({ page, school }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id }, data: { open: false } })
  await page.goto(`${LIST}/attention`)
  await expect(
    page.getByText(
      'Tous les télé-services sont fermés : la liste des télé-services du courrier de notification serait vide.',
    ),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'OK' })).toHaveCount(0)
})

test('[XC-09] le choix des élèves, « Attention » et l’exemple sont accessibles', async ({ page }) => {
  await page.goto(LIST)
  audit(page)
  await page.getByRole('link', { name: /^Notifier 3/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  audit(page)
  await page.getByRole('link', { name: 'Voir un exemple de fiche' }).click()
  await expect(title(page)).toHaveText('Exemple de fiche')
  audit(page)
})

test('[XC-09] la notification et ses fiches en page web sont accessibles', async ({ page }) => {
  await page.goto(`${LIST}/attention`)
  await page.getByRole('button', { name: 'OK' }).click()
  await expect(page).toHaveURL(/\/teleservices\/notifications\//)
  audit(page)
  await page.goto(`${page.url()}/lettres`)
  await expect(title(page)).toHaveText('Fiches en page web')
  audit(page)
  await page.getByRole('link', { name: 'ABADIE Noé' }).click()
  await expect(title(page)).toHaveText(/^Fiche 2DE1-/)
  await expect(page.getByRole('heading', { name: 'Votre code d’activation' })).toBeVisible()
  audit(page)
})

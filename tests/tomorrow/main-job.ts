import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { db, expect, test } from '../support/e2e'
import { readPdf } from '../support/pdf'
import { address, elevesXml, link, nomenclatureXml, person, pupil, responsablesXml } from '../support/siecle'
import type { WorldFixtures } from '../support/world'
import { zipOf } from '../support/zip'

const PASSWORD = 'tulipe lampe gare nuage'
const CODE = /[0-9A-HJKMNP-TV-Z]{4} - [0-9A-HJKMNP-TV-Z]{3} - [0-9A-HJKMNP-TV-Z]{3} - [0-9A-HJKMNP-TV-Z]{3}/
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const plain = async (locator: Locator) => (await locator.innerText()).replaceAll('\u00a0', ' ')

/** Reloading is what a person without script does; with it the page would have moved by itself. */
const untilTitle = (page: Page, expected: RegExp) =>
  expect
    .poll(async () => (await page.reload()) && plain(title(page)), { timeout: 30_000, intervals: [300] })
    .toMatch(expected)

type Day = Pick<WorldFixtures, 'school' | 'readMail'> & { page: Page; signInStaff: () => Promise<unknown> }

/** From the files of SIECLE to the codes that two parents receive, one by e-mail, one on paper. */
export async function fromFilesToCodes({ page, school, signInStaff, readMail }: Day) {
  const mail = `nora.${school.uai.toLowerCase()}@familles.example`
  await signInStaff()

  await test.step('importer', async () => {
    await page.goto('/etablissement/imports')
    await page.getByLabel('Fichiers XML ou ZIP').setInputFiles(await siecleFiles(school.uai, school.currentYear, mail))
    await page.getByRole('button', { name: 'Envoyer et analyser' }).click()
    await expect(page).toHaveURL(/\/etablissement\/imports\/[0-9a-f-]{36}$/)
    await expect
      .poll(async () => (await page.reload()) && page.getByRole('button', { name: /^Importer / }).count(), {
        timeout: 30_000,
      })
      .toBe(1)
    expect(await db.student.count({ where: { schoolId: school.id } })).toBe(0)
    await page.getByRole('button', { name: /^Importer / }).click()
    await untilTitle(page, /^1 élève importé$/)
  })

  await test.step('ouvrir', async () => {
    await page.goto('/teleservices/ouverture')
    await page.getByRole('group', { name: 'Consultation des notes' }).getByLabel('Ouvert').check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('group', { name: 'Consultation des notes' }).getByLabel('Ouvert')).toBeChecked()
    await expect.poll(() => db.schoolTeleservice.count({ where: { schoolId: school.id, open: true } })).toBe(1)
  })

  await test.step('créer les accès', async () => {
    await page.goto('/teleservices/acces-responsables/creer')
    await page.getByRole('button', { name: 'Cocher tous les résultats (2)' }).click()
    await expect(page.getByText('2 modifications à valider')).toBeVisible()
    await page.getByRole('button', { name: /^Valider/ }).click()
    await expect(title(page)).toHaveText('Vérifier les modifications')
    await page.getByRole('button', { name: 'Valider 2 modifications' }).click()
    await expect(page.getByText('2 accès créés.')).toBeVisible()
  })

  const letterCode = await test.step('notifier', async () => {
    await page.goto('/teleservices/acces-responsables/notifier')
    await page.getByLabel('Courrier électronique').check()
    await page.getByLabel('Document Papier').check()
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await expect(page.getByText('2 responsables cochés')).toBeVisible()
    await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
    await page.getByRole('button', { name: /^Notifier 2/ }).click()
    await expect(page).toHaveURL(/\/teleservices\/notifications\//)
    const letters = page.getByRole('link', { name: /^Télécharger les lettres/ })
    await expect.poll(async () => (await page.reload()) && letters.count(), { timeout: 30_000 }).toBe(1)
    const [download] = await Promise.all([page.waitForEvent('download'), letters.click()])
    const pdf = await readPdf(await readFile(await download.path()))
    expect(pdf.pages).toHaveLength(1)
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
    await untilTitle(page, /^2 responsables notifiés sur 2$/)
    return pdf.pages[0]?.text.match(CODE)?.[0] ?? ''
  })
  const mailCode = (await readMail(mail)).text.match(CODE)?.[0] ?? ''
  expect(letterCode).toMatch(CODE)
  expect(mailCode).toMatch(CODE)
  expect(mailCode).not.toBe(letterCode)
  return { mailCode, letterCode }
}

/** From the home page to the page of the family. */
export async function activateInBrowser(page: Page, code: string, username: string) {
  await page.goto('/')
  await page.getByRole('link', { name: 'J’ai reçu un code' }).first().click()
  await page.getByLabel('Saisissez votre code').fill(code)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Jour').fill('14')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('2012')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(title(page)).toHaveText(/enfant/)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Identifiant').fill(username)
  await page.getByLabel('Mot de passe').fill(PASSWORD)
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await page.getByRole('link', { name: /^Voir / }).click()
  await expect(page.getByRole('heading', { name: /^Lina/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Notes de Lina' })).toBeVisible()
}

/** One pupil of two légaux: one has an e-mail address, the other only a postal one. */
async function siecleFiles(uai: string, year: number, mail: string) {
  const lina = pupil({ PRENOM: 'Lina' })
  const [nora, karim] = [
    person({ PRENOM: 'Nora', MEL: mail, ADRESSE_ID: 'A1' }),
    person({ LC_CIVILITE: 'M.', PRENOM: 'Karim', ADRESSE_ID: 'A1' }),
  ]
  const links = [link(lina, nora, { PAIE_FRAIS_SCOLAIRES: 1 }), link(lina, karim, { CODE_PARENTE: '20' })]
  const files = {
    ResponsablesAvecAdresses: responsablesXml([nora, karim], links, { uai, year, addresses: [address('A1')] }),
    ElevesAvecAdresses: elevesXml([lina], { uai, year }),
    Nomenclature: nomenclatureXml({ '10310019110': '3EME' }, { uai, year }),
  }
  return Promise.all(
    Object.entries(files).map(async ([name, xml]) => ({
      name: `ExportXML_${name}.zip`,
      mimeType: 'application/zip',
      buffer: await zipOf(`${name}.xml`, xml),
    })),
  )
}

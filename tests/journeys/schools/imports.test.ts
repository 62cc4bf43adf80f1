import { buildSchool } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'
import { elevesXml, link, type Pupil, person, pupil, responsablesXml } from '../../support/siecle'

const IMPORTS = '/etablissement/imports'
const title = (page: PlainPage) => page.getByRole('heading', { level: 1 })
const file = (name: string, content: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(content) })

async function send(page: PlainPage, ...contents: string[]) {
  await page.goto(IMPORTS)
  await page
    .getByLabel('Fichiers XML ou ZIP')
    .setInputFiles(contents.map((content, index) => file(`${index}.xml`, content)))
  await page.getByRole('button', { name: 'Envoyer et analyser' }).click()
  await expect(page).toHaveURL(/\/etablissement\/imports\/[0-9a-f-]{36}$/)
}

/** Reloading is what a person without script does; with it the page would have moved by itself. */
const untilTitle = (page: PlainPage, expected: RegExp) =>
  expect
    .poll(async () => (await page.reload()) && (await title(page).innerText()).replaceAll('\u00a0', ' '), {
      timeout: 30_000,
      intervals: [300],
    })
    .toMatch(expected)

const family = (uai: string) => {
  const children: Pupil[] = [
    pupil({ PRENOM: 'Lina' }),
    pupil({ PRENOM: 'Adam', ID_NATIONAL: null }),
    pupil({ PRENOM: '' }),
  ]
  const parent = person({ PRENOM: 'Nora' })
  return {
    children,
    eleves: elevesXml(children, { uai }),
    responsables: responsablesXml(
      [parent],
      children.map((child) => link(child, parent)),
      { uai },
    ),
  }
}

test('[XC-06][XC-07] envoyer, vérifier, répondre, importer : le résultat et l’historique le disent', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  const { eleves, responsables } = family(school.uai)
  await send(page, responsables, eleves)
  await untilTitle(page, /^Vérifier l’import$/)
  expect(await db.student.count({ where: { schoolId: school.id } })).toBe(0)
  const anomalies = page.getByRole('region', { name: 'Anomalies des fichiers' })
  await expect(anomalies.getByRole('row', { name: /BELKACEM À corriger .*pas de prénom/ })).toBeVisible()
  await expect(anomalies.getByRole('row', { name: /BELKACEM Adam \(3 A\) Pour information .*pas d’INE/ })).toBeVisible()
  await expect(
    page.getByRole('heading', { name: /^Dans les fichiers : 1 à corriger, \d+ pour information$/ }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Responsables nouveaux' }).click()
  await expect(page.getByRole('region', { name: 'Responsables, nouveaux' }).getByRole('rowheader')).toHaveText([
    'BELKACEM Nora',
  ])
  audit(page)

  await page.getByRole('button', { name: /^Importer / }).click()
  await expect(page.getByText('Cochez chaque case pour importer, ou annulez l’import.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Importer sans les élèves à corriger' }).check()
  await page.getByRole('button', { name: /^Importer / }).click()
  await untilTitle(page, /^2 élèves importés$/)
  audit(page)
  expect(await db.student.count({ where: { schoolId: school.id } })).toBe(2)

  await page.goto(IMPORTS)
  const row = page.getByRole('region', { name: 'Historique des imports' }).getByRole('row').nth(1)
  await expect(row).toContainText('Nadia Ferrand')
  await expect(row).toContainText('2 nouveaux')
  await expect(row).toContainText('Terminé')
  audit(page)
})

test('un fichier refusé dit sa ligne ; un envoi sans fichier dit quoi choisir', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await send(page, elevesXml([pupil()], { uai: school.uai }).replace('</ELEVES>', '</ELEVE>'))
  await untilTitle(page, /^Import refusé/)
  await expect(page.getByText(/Ce fichier est abîmé à la ligne \d+\. Rien n’a été importé\./)).toBeVisible()
  await page.getByRole('link', { name: 'Recommencer avec d’autres fichiers' }).click()
  await page.getByRole('button', { name: 'Envoyer et analyser' }).click()
  await expect(page).toHaveURL(`${IMPORTS}?erreur=fichier`)
  await expect(page).toHaveTitle(/^Erreur/)
  await expect(page.getByText('Choisissez au moins un fichier').first()).toBeVisible()
})

test('un import annulé ne change rien et laisse la place au suivant', async ({ page, school, signInStaff }) => {
  await signInStaff()
  await send(page, elevesXml([pupil()], { uai: school.uai }))
  await untilTitle(page, /^Vérifier l’import$/)
  const address = page.url()
  await page.goto(IMPORTS)
  await expect(page.getByRole('heading', { name: 'Un import est en cours' })).toBeVisible()
  await page.getByRole('link', { name: 'Voir cet import' }).click()
  await expect(page).toHaveURL(address)
  await page.getByRole('button', { name: 'Annuler l’import' }).click()
  await expect(title(page)).toHaveText(/^Import annulé/)
  await page.goto(IMPORTS)
  await expect(page.getByRole('button', { name: 'Envoyer et analyser' })).toBeVisible()
})

test.describe('adresse d’un autre établissement', () => {
  test.use({ allowedStatus: [404] })
  test('l’import d’un autre établissement n’existe pas', async ({ page, school, signInStaff }) => {
    const foreign = await db.fileLoad.create({
      data: { kind: 'schools.siecle', schoolId: school.id, state: 'CANCELLED' },
    })
    await signInStaff({ schoolId: (await buildSchool()).id })
    expect((await page.goto(`${IMPORTS}/${foreign.id}`)).status()).toBe(404)
    expect((await page.goto(`${IMPORTS}/${foreign.id}/progression`)).status()).toBe(404)
  })
})

test('[XC-06] un import s’annule de sa page, une fois ; l’historique le dit et on recommence', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  const { eleves, responsables } = family(school.uai)
  await send(page, responsables, eleves)
  await untilTitle(page, /^Vérifier l’import$/)
  await page.getByRole('checkbox', { name: 'Importer sans les élèves à corriger' }).check()
  await page.getByRole('button', { name: /^Importer / }).click()
  await untilTitle(page, /^2 élèves importés$/)
  await page.getByRole('button', { name: 'Annuler cet import' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Import annulé : la base élèves est redevenue ce qu’elle était',
  )
  expect(await db.student.count({ where: { schoolId: school.id } })).toBe(0)
  audit(page)
  await page.goto(IMPORTS)
  await expect(page.getByRole('region', { name: 'Historique des imports' }).getByRole('row').nth(1)).toContainText(
    'Annulé ensuite',
  )
})

import type { Page } from '@playwright/test'
import { db, expect, test } from '../../support/e2e'
import { elevesXml, link, type Pupil, person, pupil, responsablesXml } from '../../support/siecle'

const IMPORTS = '/etablissement/imports'
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const file = (name: string, content: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(content) })

async function send(page: Page, ...contents: string[]) {
  await page.goto(IMPORTS)
  await page
    .getByLabel('Fichiers XML ou ZIP')
    .setInputFiles(contents.map((content, index) => file(`${index}.xml`, content)))
  await page.getByRole('button', { name: 'Envoyer et analyser' }).click()
  await expect(page).toHaveURL(/\/etablissement\/imports\/[0-9a-f-]{36}$/)
}

/** Reloading is what a person without script does; with it the page would have moved by itself. */
const untilTitle = (page: Page, expected: RegExp) =>
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

test('[XC-06][XC-07] envoyer, vérifier, répondre, importer : le résultat et l’historique le disent @no-js', async ({
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
  await page.getByRole('link', { name: 'Responsables nouveaux' }).click()
  await expect(page.getByRole('region', { name: 'Responsables, nouveaux' }).getByRole('rowheader')).toHaveText([
    'BELKACEM Nora',
  ])

  await page.getByRole('button', { name: /^Importer / }).click()
  await expect(page.getByText('Cochez chaque case pour importer, ou annulez l’import.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Importer sans les élèves à corriger' }).check()
  await page.getByRole('button', { name: /^Importer / }).click()
  await untilTitle(page, /^2 élèves importés$/)
  expect(await db.student.count({ where: { schoolId: school.id } })).toBe(2)

  await page.goto(IMPORTS)
  const row = page.getByRole('region', { name: 'Historique des imports' }).getByRole('row').nth(1)
  await expect(row).toContainText('Nadia Ferrand')
  await expect(row).toContainText('2 nouveaux')
  await expect(row).toContainText('Terminé')
})

test('la page suit l’analyse sans qu’on la recharge @js', async ({ page, school, signInStaff }) => {
  await signInStaff()
  await send(page, elevesXml([pupil()], { uai: school.uai }))
  await expect(title(page)).toHaveText('Vérifier l’import', { timeout: 30_000 })
  await page.waitForLoadState('networkidle')
})

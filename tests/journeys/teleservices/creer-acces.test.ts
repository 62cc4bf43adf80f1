import { generateSchool } from '@/prisma/seed/generator'
import { loadSchool } from '@/prisma/seed/load-school'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const LIST = '/teleservices/acces-responsables/creer'

test.beforeEach(async ({ school, signInStaff }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'NOTES' }, data: { open: true } })
  // About a hundred couples: two pages of results and a few divisions.
  await loadSchool(db, school.id, generateSchool({ seed: 7, students: 55, year: 2026 }))
  await signInStaff()
})

const bar = (page: PlainPage) => page.getByRole('group', { name: 'Modifications à valider' })
const boxes = (page: PlainPage) => page.locator('tbody').getByRole('checkbox')
const codes = (schoolId: string) => db.activationCode.count({ where: { schoolId, invalidatedAt: null } })

/** French spaces are no-break: compared as ordinary ones. */
const barText = async (page: PlainPage) => (await bar(page).getByRole('status').innerText()).replace(/\s+/g, ' ')

test('TS-67 TS-73 XC-07 cocher, vérifier, valider : les codes existent et le compte rendu le dit', async ({
  page,
  school,
}) => {
  await page.goto(LIST)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Créer les accès en masse')
  await boxes(page).nth(0).check()
  await boxes(page).nth(1).check()
  await bar(page).getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifier les modifications')
  expect(await codes(school.id)).toBe(0)
  await page.getByRole('button', { name: 'Valider 2 modifications' }).click()
  await expect(page.getByText('2 accès créés.')).toBeVisible()
  expect(await codes(school.id)).toBe(2)
  await page.reload()
  await expect(page.getByText('2 accès créés.')).toBeVisible()
  expect(await codes(school.id)).toBe(2)
})

test('XC-12 les coches restent d’une page à l’autre, d’un tri à l’autre et d’un filtre à l’autre', async ({ page }) => {
  await page.goto(LIST)
  await boxes(page).nth(0).check()
  await page.getByRole('button', { name: 'Page suivante' }).click()
  await expect(page).toHaveURL(/page=2/)
  await boxes(page).nth(3).check()
  await page.getByRole('columnheader', { name: 'Responsable' }).getByRole('button').click()
  await expect(page).toHaveURL(/tri=responsable/)
  await page.getByLabel(/^Légal 2/).uncheck()
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page).toHaveURL(/legal=1/)
  expect(await barText(page)).toBe('2 modifications à valider : 2 accès à créer.')
})

test('XC-12 cocher la page, tous les résultats, tout décocher : chaque bouton dit combien', async ({ page }) => {
  await page.goto(LIST)
  const all = page.getByRole('button', { name: /^Cocher tous les résultats/ })
  const total = Number((await all.innerText()).match(/\((\d+)\)/)?.[1])
  expect(total).toBeGreaterThan(50)
  await page.getByRole('button', { name: 'Cocher la page (50)' }).click()
  await expect.poll(() => barText(page)).toBe('50 modifications à valider : 50 accès à créer.')
  await page.getByRole('button', { name: /^Cocher tous les résultats/ }).click()
  await expect.poll(() => barText(page)).toBe(`${total} modifications à valider : ${total} accès à créer.`)
  await page.getByRole('button', { name: /^Tout décocher/ }).click()
  await expect.poll(() => barText(page)).toBe('Aucune modification à valider.')
})

test('TS-77 une nouvelle recherche avec des modifications pose la question, aux trois réponses', async ({
  page,
  school,
}) => {
  const search = async (division: string) => {
    await page.getByLabel('Choix de la division').selectOption(division)
    await page.getByRole('radio', { name: 'Division' }).check()
    await page.getByRole('button', { name: 'Rechercher' }).click()
  }
  const question = page.getByRole('dialog', { name: /^Valider les modifications avant de continuer/ })
  await page.goto(LIST)
  await boxes(page).nth(0).check()
  await search('1G1')
  await question.getByRole('link', { name: 'Annuler' }).click()
  await expect(page).toHaveURL(new RegExp(`${LIST}$`))
  await expect(boxes(page).nth(0)).toBeChecked()

  await search('1G1')
  await question.getByRole('button', { name: 'Ne pas valider' }).click()
  await expect(page).toHaveURL(/division=1G1/)
  expect(await barText(page)).toBe('Aucune modification à valider.')
  expect(await codes(school.id)).toBe(0)

  await boxes(page).nth(0).check()
  await search('TG1')
  await question.getByRole('button', { name: 'Valider les modifications' }).click()
  await expect(page.getByText('1 accès créé.')).toBeVisible()
  expect(await codes(school.id)).toBe(1)
  await page.getByRole('link', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/division=TG1/)
})

test('XC-07 « précédent » puis « Valider » une seconde fois ne fait rien et le dit', async ({ page, school }) => {
  await page.goto(LIST)
  await page.getByRole('button', { name: 'Cocher la page (50)' }).click()
  await expect.poll(() => barText(page)).toBe('50 modifications à valider : 50 accès à créer.')
  await bar(page)
    .getByRole('button', { name: /^Valider/ })
    .click()
  const key = await page.locator('input[name=requestKey]').inputValue()
  await page.getByRole('button', { name: /^Valider/ }).click()
  await expect(page.getByText('50 accès créés.')).toBeVisible()
  await page.goBack()
  // With script the page of before is asked again, with another key and nothing left to do.
  const again = page.locator('input[name=requestKey]')
  if ((await again.count()) > 0 && (await again.inputValue()) === key) {
    await page.getByRole('button', { name: /^Valider/ }).click()
    await expect(page.getByText('Ces modifications étaient déjà enregistrées')).toBeVisible()
  } else await expect(page.getByText('Il n’y a aucune modification à valider.')).toBeVisible()
  expect(await codes(school.id)).toBe(50)
})

test('TS-69 sans téléservice ouvert, la page dit d’en ouvrir un', async ({ page, school }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id }, data: { open: false } })
  await page.goto(LIST)
  await expect(page.getByText('Ouvrez d’abord un téléservice')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
})

test('le tableau, la vérification et le compte rendu sont accessibles', async ({ page }) => {
  for (const line of [0, 1]) {
    await page.goto(LIST)
    await boxes(page).nth(line).check()
    audit(page)
    await bar(page)
      .getByRole('button', { name: /^Valider/ })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifier les modifications')
    audit(page)
    await page.getByRole('button', { name: /^Valider/ }).click()
    await expect(page.getByText('1 accès créé.')).toBeVisible()
    audit(page)
  }
})

import type { Page } from '@playwright/test'
import { buildCode } from '@/prisma/seed/builders'
import { generateSchool } from '@/prisma/seed/generator'
import { loadSchool } from '@/prisma/seed/load-school'
import { BOTH_WAYS, db, expect, test } from '../../support/e2e'

const LIST = '/teleservices/acces-responsables/creer'

test.beforeEach(async ({ school, signInStaff }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'NOTES' }, data: { open: true } })
  // About a hundred couples: two pages of results and a few divisions.
  await loadSchool(db, school.id, generateSchool({ seed: 7, students: 55, year: 2026 }))
  await signInStaff()
})

const bar = (page: Page) => page.getByRole('group', { name: 'Modifications à valider' })
const boxes = (page: Page) => page.locator('tbody').getByRole('checkbox')
const codes = (schoolId: string) => db.activationCode.count({ where: { schoolId, invalidatedAt: null } })

/** French spaces are no-break: compared as ordinary ones. */
const barText = async (page: Page) => (await bar(page).getByRole('status').innerText()).replaceAll('\u00a0', ' ')

for (const way of BOTH_WAYS)
  test(`XC-12 les coches restent d’une page à l’autre, d’un tri à l’autre et d’un filtre à l’autre @js @no-js (${way})`, async ({
    page,
  }) => {
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

test('XC-12 cocher la page, tous les résultats, tout décocher : chaque bouton dit combien @js', async ({ page }) => {
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

test('TS-77 une nouvelle recherche avec des modifications pose la question, aux trois réponses @js', async ({
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

test('TS-77 avec script, « Précédent » garde les coches, et quitter la page par un lien pose la même question @js', async ({
  page,
}) => {
  const entry = () =>
    page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Créer les accès en masse' })
  await page.goto('/teleservices')
  await entry().click()
  await boxes(page).nth(0).check()
  await page.goBack()
  await expect(page).toHaveURL(/\/teleservices$/)
  await entry().click()
  await expect(boxes(page).nth(0)).toBeChecked()
  expect(await barText(page)).toBe('1 modification à valider : 1 accès à créer.')
  await page.getByRole('button', { name: 'Annuler les modifications' }).click()
  await expect.poll(() => barText(page)).toBe('Aucune modification à valider.')

  await page.goto(LIST)
  await boxes(page).nth(0).check()
  await expect.poll(() => barText(page)).toBe('1 modification à valider : 1 accès à créer.')
  await page.getByRole('link', { name: 'Aide' }).first().click()
  const question = page.getByRole('dialog')
  await expect(question.getByRole('heading')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(boxes(page).nth(0)).toBeChecked()
  await page.getByRole('link', { name: 'Aide' }).first().click()
  await question.getByRole('button', { name: 'Ne pas valider' }).click()
  await expect(page).toHaveURL(/\/aide$/)
})

test('XC-07 « précédent » puis « Valider » une seconde fois ne fait rien et le dit @js', async ({ page, school }) => {
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

test('TS-74 TS-76 TS-80 les lignes notifiées sont en lecture seule ; une ligne non notifiée se décoche @js', async ({
  page,
  school,
}) => {
  const couple = async (index: number) =>
    db.guardianship.findFirstOrThrow({
      where: { schoolId: school.id, legalRank: { not: null }, NOT: { kinshipCode: '70' } },
      orderBy: { id: 'asc' },
      skip: index,
      select: { id: true, guardian: { select: { familyName: true, firstName: true, usageName: true } } },
    })
  const [told, untold] = [await couple(0), await couple(9)]
  await buildCode({ guardianshipId: told.id, notifiedAt: new Date('2026-11-12T09:00:00Z') })
  await buildCode({ guardianshipId: untold.id })
  await page.goto(`${LIST}?acces=attribues`)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('2')
  const readOnly = page.getByRole('row').filter({ hasText: 'Notifié. À gérer individuellement' })
  await expect(readOnly).toContainText('12/11/2026')
  await expect(readOnly.getByRole('checkbox')).toHaveCount(0)
  await expect(readOnly).toContainText('ligne en lecture seule')
  await boxes(page).uncheck()
  await expect(page.getByText('À retirer', { exact: true })).toBeVisible()
  await bar(page).getByRole('button', { name: 'Valider 1 modification' }).click()
  await page.getByRole('button', { name: 'Valider 1 modification' }).click()
  await expect(page.getByText('1 accès retiré.')).toBeVisible()
  expect(await codes(school.id)).toBe(1)
})

import { buildAcademie, buildSchool } from '@/prisma/seed/builders'
import { expect, test } from '../../support/plain'

const PAGE = '/academie/teleservices'
const NOT_ELIGIBLE = 'Vous ne pouvez prétendre à ce téléservice'

test('[TS-26] le gestionnaire rend un service obligatoire ; l’établissement le lit et l’ouvre', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff({ academieId: school.academieId, role: 'ACADEMIE_MANAGER' })
  await page.goto('/tableau-de-bord')
  await page.getByRole('navigation', { name: 'Menu', exact: true }).getByRole('link', { name: 'Téléservices' }).click()
  const absences = page.getByRole('region', { name: 'Consultation des absences' })
  await expect(absences.getByRole('radio', { name: 'Généralisé' })).toBeChecked()
  await absences.getByRole('checkbox', { name: 'Obligatoire' }).check()
  await absences.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()

  await signInStaff()
  await page.goto('/teleservices/ouverture')
  const service = page.getByRole('group', { name: 'Consultation des absences' })
  await expect(service).toContainText('L’académie rend ce service obligatoire : ouvrez-le.')
  await service.getByLabel('Ouvert').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await expect(service).toContainText('L’académie rend ce service obligatoire : il reste ouvert.')
  await expect(service.getByLabel('Fermé')).toBeDisabled()
})

test('[TS-26] obligatoire sans être proposé : refusé, avec ce qu’il faut faire', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff({ academieId: school.academieId, role: 'ACADEMIE_MANAGER' })
  await page.goto(PAGE)
  const notes = page.getByRole('region', { name: 'Consultation des notes' })
  await notes.getByRole('radio', { name: 'Non proposé' }).check()
  await notes.getByRole('checkbox', { name: 'Obligatoire' }).check()
  await notes.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(notes.getByText('Un service obligatoire doit être proposé.')).toBeVisible()
  await expect(notes.getByRole('radio', { name: 'Non proposé' })).toBeChecked()
  await notes.getByRole('checkbox', { name: 'Obligatoire' }).uncheck()
  await notes.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await signInStaff()
  await page.goto('/teleservices/ouverture')
  await expect(page.getByRole('group', { name: 'Consultation des notes' })).toHaveCount(0)
})

test('[TS-42] le gestionnaire coche un expérimentateur, trouvé par son UAI', async ({ page, school, signInStaff }) => {
  await buildSchool({ academieId: school.academieId, name: 'Collège Hélène-Boucher' })
  await signInStaff({ academieId: school.academieId, role: 'ACADEMIE_MANAGER' })
  await page.goto(PAGE)
  await page.getByRole('link', { name: 'Établissements concernés par LPC' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByLabel('Nom, ville ou UAI').fill(school.uai)
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('checkbox', { name: `Expérimentateur, ${school.name} (${school.uai})` }).check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Expérimentateur/ })).toBeChecked()

  await signInStaff()
  await page.goto('/teleservices/ouverture')
  await expect(page.getByText(NOT_ELIGIBLE)).toHaveCount(0)
  await expect(page.getByRole('group', { name: 'LPC' }).getByLabel('Ouvert')).toBeEnabled()
})

test('un établissement d’une autre académie ne s’y lit pas, et un chef n’y entre pas', async ({
  page,
  school,
  signInStaff,
}) => {
  const other = await buildAcademie()
  await buildSchool({ academieId: other.id, name: 'Lycée d’ailleurs' })
  await signInStaff({ academieId: school.academieId, role: 'ACADEMIE_MANAGER' })
  await page.goto(`${PAGE}/notes?q=ailleurs`)
  await expect(page.getByText('Aucun établissement ne correspond')).toBeVisible()
  await signInStaff()
  for (const path of [PAGE, `${PAGE}/notes`]) {
    await page.goto(path)
    await expect(page).toHaveURL(/acces-refuse/)
  }
})

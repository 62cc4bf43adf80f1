import { audit, db, expect, test } from '../../support/plain'

const PAGE = '/etablissement/calendrier'

test('[TS-66] la cheffe ajoute un pont, le retire, et dit quand commencent les trimestres', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto(PAGE)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calendrier')
  await expect(page.getByText('Passerelle ne connaît pas les vacances de votre académie.')).toBeVisible()
  await page.getByLabel('Raison').fill('Pont')
  await page.getByLabel('Premier jour (JJ/MM/AAAA)').fill('31/11/2026')
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('Écrivez une date, par exemple 13/11/2026.').first()).toBeVisible()
  await expect(page.getByLabel('Raison')).toHaveValue('Pont')
  audit(page)

  await page.getByLabel('Premier jour (JJ/MM/AAAA)').fill('13/11/2026')
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('Jours ajoutés.')).toBeVisible()
  await page.getByRole('button', { name: 'Supprimer Pont, le 13/11/2026' }).click()
  await expect(page.getByText('Jours supprimés de la liste.')).toBeVisible()
  expect(await db.schoolDayOff.count({ where: { schoolId: school.id } })).toBe(0)

  await page.getByLabel('Début du trimestre 2 (JJ/MM/AAAA)').fill('16/11/2026')
  await page.getByLabel('Cours le matin').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  expect(await db.schoolYearCalendar.findMany({ where: { schoolId: school.id } })).toMatchObject([
    { year: 2026, secondTermOn: new Date('2026-11-16'), saturdayMornings: false, wednesday: 'MORNING' },
  ])
})

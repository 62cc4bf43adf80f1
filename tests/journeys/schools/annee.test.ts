import { buildStudent } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'

const YEAR = '/etablissement/annee'

test('[TS-12][TS-40] passer à l’année suivante, puis revenir : la page dit ce qui change, et ce qui est fait', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto(YEAR)
  await expect(page.getByRole('heading', { name: 'Préparer l’année 2027/2028' })).toBeVisible()
  const [stays, leaves] = [
    await buildStudent({ schoolId: school.id, familyName: 'ABADIE' }),
    await buildStudent({ schoolId: school.id, familyName: 'ZIMMER' }),
  ]
  await db.enrollment.create({ data: { schoolId: school.id, studentId: stays.id, year: 2027, current: false } })

  await page.goto('/tableau-de-bord')
  await page.getByRole('link', { name: 'passer à l’année 2027/2028' }).click()
  await expect(page.getByText('1 élève n’est pas dans le fichier')).toBeVisible()
  await expect(page.getByText('Voir qui part (1)')).toBeVisible()
  audit(page)
  await page.getByRole('button', { name: 'Passer à l’année 2027/2028' }).click()
  await expect(page.getByText('Nous ne sommes pas encore en juin')).toBeVisible()
  audit(page)
  await page.getByRole('checkbox', { name: 'Changer d’année avant juin' }).check()
  await page.getByRole('button', { name: 'Passer à l’année 2027/2028' }).click()
  await expect(page.getByText('L’établissement est en 2027/2028.').first()).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Année 2027/2028')
  expect((await db.student.findUniqueOrThrow({ where: { id: leaves.id } })).leftOn).not.toBeNull()
  audit(page)

  await page.getByRole('button', { name: 'Annuler le changement d’année' }).click()
  await expect(page.getByText('L’établissement est revenu à 2026/2027.')).toBeVisible()
  expect((await db.student.findUniqueOrThrow({ where: { id: leaves.id } })).leftOn).toBeNull()
  audit(page)
})

import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeCode } from '../../support/codes'
import { audit, db, expect, test } from '../../support/plain'

test('[TS-47] un code juste, mais trop tôt : un rappel par courriel, ou gardé sur l’appareil', async ({
  page,
  server: _server,
}) => {
  const school = await buildSchool({ open: ['NOTES'] })
  const couple = await buildGuardianship({ schoolId: school.id, student: { birthDate: '2010-03-27' } })
  const { id, text } = await makeCode('CAR', couple)
  await page.goto('/activation')
  await page.getByLabel('Saisissez votre code').fill(text)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Jour').fill('27')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('2010')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/activation\/plus-tard$/)
  await expect(page.getByText(/^Ce code sera utilisable à partir du \d\d\/\d\d\/\d{4}\.$/)).toBeVisible()
  audit(page)
  await page.getByLabel('Votre adresse électronique').fill('parent@famille.example')
  await page.getByRole('button', { name: 'Me prévenir ce jour-là' }).click()
  await expect(page.getByText(/^C’est noté\./)).toBeVisible()
  expect(await db.codeReminder.count({ where: { codeId: id, email: 'parent@famille.example' } })).toBe(1)
  await page.getByRole('button', { name: 'Garder mon code ici' }).click()
  await page.goto('/activation')
  audit(page)
  await page.getByRole('button', { name: 'Continuer avec ce code' }).click()
  await expect(page).toHaveURL(/\/activation\/date-de-naissance$/)
})

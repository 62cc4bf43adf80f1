import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeCode, replicate } from '../../support/codes'
import { activeParent } from '../../support/families'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

async function typeDate(page: PlainPage) {
  await page.getByLabel('Jour').fill('27')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('2010')
  await page.getByRole('button', { name: 'Continuer' }).click()
}

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
  await typeDate(page)
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
  await page.getByRole('link', { name: 'Continuer avec ce code' }).click()
  await expect(page).toHaveURL(/\/activation\/date-de-naissance$/)
  // Still too early: it is kept as before.
  await typeDate(page)
  await expect(page.getByText(/^Votre code est gardé ici jusqu’au \d\d\/\d\d\/\d{4}\./)).toBeVisible()
  await page.goto('/activation')
  await expect(page.getByRole('link', { name: 'Continuer avec ce code' })).toBeVisible()
})

test('[TS-47][TS-08] un code trop tôt pour un compte qui existe : la même page, et le code gardé est proposé', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const school = await buildSchool({ open: ['NOTES'] })
  const { account } = await activeParent(school)
  const couple = await buildGuardianship({ schoolId: school.id, student: { birthDate: '2010-03-27' } })
  const { id, text } = await makeCode('CAR', couple)
  await signInFamily(account.id)
  await page.goto('/mon-compte/rattacher')
  await page.getByLabel('Code', { exact: true }).fill(text)
  await typeDate(page)
  await expect(page).toHaveURL(/\/activation\/plus-tard$/)
  await page.getByRole('button', { name: 'Garder mon code ici' }).click()
  await db.activationCode.update({ where: { id }, data: { usableFrom: new Date('2026-09-01') } })
  await replicate(school.id)
  await page.goto('/activation')
  await expect(page).toHaveURL(/\/mon-compte\/rattacher$/)
  audit(page)
  await page.getByRole('link', { name: 'Continuer avec ce code' }).click()
  audit(page)
  await expect(page.getByLabel('Code', { exact: true })).toHaveCount(0)
  await typeDate(page)
  await page.getByRole('button', { name: 'Ajouter à mon compte' }).click()
  expect(await db.access.count({ where: { guardianshipId: couple.id, accountId: account.id } })).toBe(1)
})

import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeUsableCode } from '../../support/codes'
import { activeParent } from '../../support/families'
import { audit, db, expect, test } from '../../support/plain'

async function couple() {
  const school = await buildSchool({ open: ['NOTES'] })
  const guardianship = await buildGuardianship({ schoolId: school.id, student: { birthDate: '2010-03-27' } })
  return makeUsableCode('CAR', guardianship)
}

test('ouvrir l’adresse du carré ne consomme rien ; ce qui suit le # et n’est pas un code est laissé', async ({
  page,
  server: _server,
}) => {
  const { id, text } = await couple()
  const before = await db.activationCode.findUniqueOrThrow({ where: { id } })
  await page.goto(`/a#${text}`)
  await expect(page.getByLabel('Saisissez votre code')).toBeVisible()
  await page.goto('/a#100%')
  await expect(page.getByRole('heading', { level: 1, name: 'Saisissez votre code' })).toBeVisible()
  expect(await db.activationCode.findUniqueOrThrow({ where: { id } })).toEqual(before)

  await page.getByLabel('Saisissez votre code').fill(text)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/activation\/date-de-naissance(#|$)/)
})

test('[TS-08] le carré de la lettre, lu par une famille connectée, ajoute le code à son compte', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const { account } = await activeParent(await buildSchool({ open: ['NOTES'] }))
  await signInFamily(account.id)
  await page.goto('/a')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ajouter un enfant')
  await expect(page.getByLabel('Jour')).toBeVisible()
  audit(page)
})

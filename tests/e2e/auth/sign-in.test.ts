import type { Page } from '@playwright/test'
import { hashPassword } from '@/lib/platform/password'
import { buildAccount, buildGuardianship, buildStaff } from '@/prisma/seed/builders'
import { db, expect, test } from '../../support/e2e'

const PASSWORD = 'quatre mots qui me parlent'

async function signIn(page: Page, username: string, password = PASSWORD) {
  await page.getByLabel('Identifiant:').fill(username)
  await page.getByLabel('Mot de passe:').fill(password)
  await page.getByRole('button', { name: 'Valider' }).click()
}

/** A parent with a child and a live access. */
async function buildParent(schoolId: string) {
  const account = await buildAccount({ passwordHash: await hashPassword(PASSWORD), profiles: ['GUARDIAN'] })
  const couple = await buildGuardianship({ schoolId })
  await db.access.create({
    data: {
      accountId: account.id,
      schoolId,
      guardianshipId: couple.id,
      route: 'CODE',
      usableFrom: new Date('2026-09-01'),
    },
  })
  return account
}

/** A head whose school asks for no second factor. */
async function buildHead(schoolId: string) {
  await db.school.update({ where: { id: schoolId }, data: { demonstration: true } })
  return buildStaff({ schoolId, passwordHash: await hashPassword(PASSWORD) })
}

test('[TS-35] un chef arrive sur le portail, puis la page demandée est retrouvée @no-js', async ({ page, school }) => {
  const { account } = await buildHead(school.id)
  await page.goto('/teleservices/ouverture')
  await expect(page).toHaveURL(/\/connexion\?retour=%2Fteleservices%2Fouverture$/)
  await signIn(page, account.username.toUpperCase())
  await expect(page).toHaveURL(/\/teleservices\/ouverture$/)
  await page.goto('/tableau-de-bord')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bienvenue sur le Portail des applications')
  await expect(page.getByText('Compte de démonstration')).toBeVisible()
})

test('la session finit pendant la saisie : après connexion, le texte est revenu @js', async ({
  page,
  school,
  signInFamily,
}) => {
  const account = await buildParent(school.id)
  await signInFamily(account.id)
  await page.goto('/mon-compte')
  await page.getByLabel('Votre adresse électronique').fill('nouvelle.adresse@famille.example')
  await db.session.updateMany({ where: { accountId: account.id }, data: { idleUntil: new Date(Date.now() - 1) } })
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click()
  await expect(page).toHaveURL(/\/connexion\?retour=%2Fmon-compte$/)
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/mon-compte$/)
  await expect(page.getByText('Voici ce que vous aviez saisi')).toBeVisible()
  await expect(page.getByLabel('Votre adresse électronique')).toHaveValue('nouvelle.adresse@famille.example')
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click()
  await expect(page).toHaveURL(/\/mon-compte\/courriel$/)
  expect(await db.formDraft.count({ where: { accountId: account.id } })).toBe(0)
})

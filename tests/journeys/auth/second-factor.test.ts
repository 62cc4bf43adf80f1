import { Secret, TOTP } from 'otpauth'
import { unseal } from '@/lib/platform/crypto'
import { hashPassword } from '@/lib/platform/password'
import { buildAcademie, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const PASSWORD = 'quatre mots qui me parlent'

async function buildHead() {
  const academie = await buildAcademie()
  await db.academie.update({ where: { id: academie.id }, data: { totpRequired: true } })
  const school = await buildSchool({ academieId: academie.id, demonstration: false })
  return buildStaff({ schoolId: school.id, passwordHash: await hashPassword(PASSWORD) })
}

async function signIn(page: PlainPage, username: string) {
  await page.goto('/connexion')
  await page.getByLabel('Identifiant:').fill(username)
  await page.getByLabel('Mot de passe:').fill(PASSWORD)
  await page.getByRole('button', { name: 'Valider' }).click()
}

/** What the telephone shows, some steps away from now: of the application enrolled, or of the one that the page shows. */
async function codeOf(accountId: string, distance = 0): Promise<string> {
  const factor = await db.totpFactor.findUnique({ where: { accountId } })
  const secret = Secret.fromBase32(factor ? await unseal(factor.secret, accountId) : await shownTo(accountId))
  return new TOTP({ secret }).generate({ timestamp: Date.now() + distance * 30_000 })
}

async function shownTo(accountId: string): Promise<string> {
  const { id, pendingSecret } = await db.authAttempt.findFirstOrThrow({
    where: { accountId, pendingSecret: { not: null } },
  })
  return unseal(pendingSecret ?? new Uint8Array(), `enrolment:attempt:${id}`)
}

test('un chef enregistre son application, garde ses codes, puis se reconnecte avec elle', async ({ page }) => {
  const { account } = await buildHead()
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/connexion\/second-facteur\/configurer$/)
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible()
  await page.getByLabel('Code de l’application').fill('12 34')
  await page.getByRole('button', { name: 'Enregistrer l’application' }).click()
  await expect(page.getByText('Ce code ne va pas.')).toBeVisible()

  await page.getByLabel('Code de l’application').fill(await codeOf(account.id, -1))
  await page.getByRole('button', { name: 'Enregistrer l’application' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Imprimez vos codes de secours')
  const codes = await page.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem').allTextContents()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'J’ai gardé mes codes, continuer' }).click()
  await expect(page).toHaveURL(/\/tableau-de-bord$/)

  await page.getByRole('button', { name: 'Quitter' }).first().click()
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/connexion\/second-facteur$/)
  audit(page)
  await page.getByLabel('Saisissez le code de votre application').fill(await codeOf(account.id, 0))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/tableau-de-bord$/)

  await page.getByRole('button', { name: 'Quitter' }).first().click()
  await signIn(page, account.username)
  await page.getByRole('link', { name: 'Utilisez un code de secours' }).click()
  audit(page)
  await page.getByLabel('Saisissez un code de secours').fill(codes[0]?.toLowerCase() ?? '')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
})

test('[XC-14] entre le mot de passe et le code, rien n’est ouvert ni montré', async ({ page }) => {
  const { account } = await buildHead()
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/connexion\/second-facteur\/configurer$/)
  await page.goto('/tableau-de-bord')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
  // Profiles, schools and roles are shown after the second factor only.
  await page.goto('/connexion/profil')
  await expect(page).toHaveURL(/\/connexion\/second-facteur\/configurer$/)
  expect(await db.session.count({ where: { accountId: account.id } })).toBe(0)
})

test('les pages du second facteur sont accessibles, et fermées sans mot de passe', async ({ page }) => {
  await page.goto('/connexion/second-facteur')
  await expect(page).toHaveURL(/\/connexion\?erreur=expire$/)
  const { account } = await buildHead()
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/connexion\/second-facteur\/configurer$/)
  audit(page)
  await page.getByLabel('Code de l’application').fill(await codeOf(account.id))
  await page.getByRole('button', { name: 'Enregistrer l’application' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Imprimez vos codes de secours')
  audit(page)
})

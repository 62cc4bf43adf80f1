import { randomUUID } from 'node:crypto'
import { hashPassword } from '@/lib/platform/password'
import { buildAccount, buildGuardianship } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const NEW = 'tulipe lampe gare nuage'
const OLD = 'un mot de passe oublié'
const title = (page: PlainPage) => page.getByRole('heading', { level: 1 })

test.describe.configure({ timeout: 150_000 })

/** A parent with an address, whose child they still see. */
async function parent(schoolId: string, email: string | null = `${randomUUID()}@famille.example`) {
  const couple = await buildGuardianship({ schoolId })
  const passwordHash = await hashPassword(OLD)
  const account = await buildAccount({ username: `nora.${randomUUID()}`, email, passwordHash })
  await db.access.create({
    data: {
      ...{ accountId: account.id, schoolId, guardianshipId: couple.id, route: 'CODE' },
      usableFrom: new Date('2026-09-01'),
    },
  })
  return { account, email: email ?? '' }
}

const digitsOf = (text: string) => text.match(/\d{3} \d{3}/)?.[0] ?? ''

test('[TS-121] mot de passe oublié : un code par courriel, puis un nouveau mot de passe', async ({
  page,
  school,
  readMail,
}) => {
  const { account, email } = await parent(school.id)
  await page.goto('/connexion')
  await page.getByRole('link', { name: 'Identifiant ou mot de passe oublié' }).click()
  await expect(title(page)).toHaveText('Qu’avez-vous oublié\u00a0?')
  audit(page)
  await page.getByRole('link', { name: 'Mon mot de passe' }).click()
  audit(page)
  await page.getByLabel(/Quel est votre identifiant/).fill(account.username)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await expect(page).toHaveURL(/\/connexion\/oubli\/code$/)
  audit(page)
  const digits = digitsOf((await readMail(email, /Votre code de vérification/)).text)
  await page.getByLabel('Saisissez le code reçu').fill(digits.startsWith('000') ? '111 111' : '000 000')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('Ce code ne va pas. Comparez avec le dernier courriel reçu.')).toBeVisible()
  await page.getByLabel('Saisissez le code reçu').fill(digits)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(title(page)).toHaveText('Choisissez un nouveau mot de passe')
  audit(page)
  await page.getByLabel('Nouveau mot de passe').fill('court')
  await page.getByRole('button', { name: 'Changer de mot de passe' }).click()
  await expect(page.getByText(/Ajoutez-en 7 au moins/).first()).toBeVisible()
  await page.getByLabel('Nouveau mot de passe').fill(NEW)
  await page.getByRole('button', { name: 'Changer de mot de passe' }).click()
  await expect(page).toHaveURL(/\/connexion\?fait=mot-de-passe$/)
  await expect(page.getByText('Votre mot de passe est changé.')).toBeVisible()
  audit(page)
  await page.getByLabel('Identifiant:').fill(account.username)
  await page.getByLabel('Mot de passe:').fill(NEW)
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/mes-teleservices$/)
  await page.goto('/connexion/oubli/nouveau')
  await expect(page).toHaveURL(/\/connexion\/oubli\?erreur=expire$/)
  const told = await readMail(email, /Votre mot de passe a changé/)
  expect(told.text).toContain('Si ce n’est pas vous')
  expect(told.text).not.toContain(NEW)
})

test('[TS-121] identifiant oublié : le code montre les identifiants de l’adresse', async ({
  page,
  school,
  readMail,
}) => {
  const { account, email } = await parent(school.id)
  await page.goto('/connexion/oubli/identifiant')
  await page.getByLabel(/Quelle est l’adresse électronique/).fill('pas une adresse')
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await expect(page.getByText('Cette adresse n’a pas la forme nom@exemple.fr. Vérifiez-la.').first()).toBeVisible()
  await page.getByLabel(/Quelle est l’adresse électronique/).fill(email)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  const mail = await readMail(email, /Votre code de vérification/)
  expect(mail.text).not.toContain(account.username)
  await page.getByLabel('Saisissez le code reçu').fill(digitsOf(mail.text))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(title(page)).toHaveText('Votre identifiant')
  await expect(page.getByText(account.username)).toBeVisible()
  audit(page)
  await page.getByRole('button', { name: 'J’ai noté, me connecter' }).click()
  await expect(page).toHaveURL(/\/connexion$/)
  await page.goto('/connexion/oubli/identifiants')
  await expect(page).toHaveURL(/\/connexion\/oubli\?erreur=expire$/)
})

test('un compte inconnu, sans adresse ou du personnel : la même page, et l’aide de l’établissement', async ({
  page,
  school,
}) => {
  const { account } = await parent(school.id, null)
  const pages: string[] = []
  for (const username of [account.username, 'personne.du.tout']) {
    await page.goto('/connexion/oubli/mot-de-passe')
    await page.getByLabel(/Quel est votre identifiant/).fill(username)
    await page.getByRole('button', { name: 'Recevoir un code' }).click()
    await expect(page).toHaveURL(/\/connexion\/oubli\/code$/)
    pages.push(await page.getByRole('main').innerText())
  }
  expect(pages[0]).toBe(pages[1])
  expect(pages[0]).toContain('Appelez le secrétariat de l’établissement.')
})

test('les pages de la suite, ouvertes sans le code, ramènent au début', async ({ page, server: _server }) => {
  for (const step of ['code', 'identifiants', 'nouveau']) {
    await page.goto(`/connexion/oubli/${step}`)
    await expect(page).toHaveURL(/\/connexion\/oubli\?erreur=expire$/)
  }
  await expect(page.getByText('Le temps de cette étape est passé. Demandez un autre code.')).toBeVisible()
})

test('[TS-121] une session ancienne ne change pas l’adresse sans le mot de passe', async ({
  page,
  school,
  signInFamily,
}) => {
  const { account, email } = await parent(school.id)
  await signInFamily(account.id)
  await db.session.updateMany({
    where: { accountId: account.id },
    data: { authTime: new Date(Date.now() - 3_600_000) },
  })
  await page.goto('/mon-compte')
  const typed = page.getByLabel(/adresse électronique/)
  await typed.fill('autre@exemple.fr')
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click()
  await expect(page).toHaveURL(/\/connexion\/confirmer\?retour=%2Fmon-compte$/)
  expect((await db.account.findUniqueOrThrow({ where: { id: account.id } })).email).toBe(email)
  await page.getByLabel('Votre mot de passe').fill(OLD)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/mon-compte$/)
  await expect(page.getByText(/rien n’est encore enregistré/)).toBeVisible()
  await expect(typed).toHaveValue('autre@exemple.fr')
})

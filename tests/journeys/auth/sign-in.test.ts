import { hashPassword } from '@/lib/platform/password'
import { buildAccount, buildGuardianship, buildStaff } from '@/prisma/seed/builders'
import { db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const PASSWORD = 'quatre mots qui me parlent'

async function signIn(page: PlainPage, username: string, password = PASSWORD) {
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

test('[TS-33][TS-34] la page de connexion porte les textes de Sconet et dit qui contacter', async ({ page }) => {
  await page.goto('/connexion')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion')
  await expect(page.getByText("Vous tentez d'accéder à une ressource protégée")).toHaveCount(0)
  await page.goto('/mes-teleservices')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion')
  await expect(page.getByText("Vous tentez d'accéder à une ressource protégée")).toBeVisible()
  await expect(
    page.getByText("S'il vous plaît, identifiez vous en entrant votre identifiant et votre mot de passe."),
  ).toBeVisible()
  await expect(page.getByText("En cas de problème, contactez le chef d'établissement.")).toBeVisible()
  await expect(page.getByRole('button', { name: 'Valider' })).toBeVisible()
})

test('un champ vide est dit, l’identifiant reste saisi, le mot de passe jamais renvoyé', async ({ page }) => {
  await page.goto('/connexion')
  await page.getByLabel('Identifiant:').fill('samira.belkacem')
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByRole('link', { name: 'Saisissez votre mot de passe.' })).toBeVisible()
  await expect(page).toHaveTitle(/^Erreur : /)
  await expect(page.getByLabel('Identifiant:')).toHaveValue('samira.belkacem')
})

test('un mot de passe faux et un identifiant inconnu ont la même réponse', async ({ page, school }) => {
  const { account } = await buildHead(school.id)
  const answer = page.getByText('Cet identifiant et ce mot de passe ne vont pas ensemble.')
  await page.goto('/connexion')
  await signIn(page, account.username, 'mauvais mot de passe')
  await expect(answer).toBeVisible()
  const refused = await answer.textContent()
  await expect(page.getByLabel('Mot de passe:')).toHaveValue('')
  await page.goto('/connexion')
  await signIn(page, 'personne.ne.porte.ce.nom')
  await expect(answer).toHaveText(refused ?? '')
})

test('un parent arrive chez lui, et le portail des personnels lui est fermé', async ({ page, school }) => {
  const account = await buildParent(school.id)
  await page.goto('/connexion?retour=/tableau-de-bord')
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/mes-teleservices$/)
  await page.goto('/tableau-de-bord')
  await expect(page).toHaveURL(/\/acces-refuse$/)
})

test('l’adresse de retour ne mène jamais à un autre site', async ({ page, school }) => {
  const { account } = await buildHead(school.id)
  await page.goto('/connexion?retour=//exemple.net/piege')
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
})

test('le cookie est __Host-, Secure, HttpOnly ; il change à chaque connexion', async ({ page, school }) => {
  const { account } = await buildHead(school.id)
  const session = async () => (await page.visitor.cookies()).find(({ key }) => key === '__Host-passerelle.session')
  await page.goto('/connexion')
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
  const first = await session()
  expect(first).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' })
  await page.goto('/connexion')
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
  expect((await session())?.value).not.toBe(first?.value)
  const rows = await db.session.findMany({ where: { accountId: account.id }, orderBy: { createdAt: 'asc' } })
  expect(rows.map(({ revokedReason }) => revokedReason)).toEqual(['replaced', null])
})

test('un ordinateur partagé : le cookie meurt avec le navigateur', async ({ page, school }) => {
  const { account } = await buildHead(school.id)
  await page.goto('/connexion')
  await page.getByLabel('J’utilise un ordinateur partagé').check()
  await signIn(page, account.username)
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
  const cookies = await page.visitor.cookies()
  expect(cookies.find(({ key }) => key === '__Host-passerelle.session')?.expires).toBe('Infinity')
  expect(cookies.find(({ key }) => key === '__Host-passerelle.appareil')).toBeUndefined()
})

test('Quitter ferme la session, vide le navigateur, et la page ne revient pas', async ({ page, signInStaff }) => {
  const { account } = await signInStaff()
  await page.goto('/tableau-de-bord')
  await page.getByRole('button', { name: 'Quitter' }).first().click()
  const signedOut = page.visitor.answered.find(({ url }) => url.endsWith('/connexion/deconnexion'))
  expect(signedOut?.headers.get('clear-site-data')).toBe('"cache", "storage"')
  await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible()
  expect((await page.visitor.cookies()).find(({ key }) => key === '__Host-passerelle.session')).toBeUndefined()
  expect(await db.session.count({ where: { accountId: account.id, revokedAt: null } })).toBe(0)
  await page.goto('/tableau-de-bord')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
})

test('une session fermée ailleurs l’est à la page suivante', async ({ page, signInStaff }) => {
  const { account } = await signInStaff()
  await page.goto('/tableau-de-bord')
  await db.session.updateMany({ where: { accountId: account.id }, data: { revokedAt: new Date() } })
  await page.goto('/teleservices/ouverture')
  await expect(page).toHaveURL(/\/connexion\?retour=%2Fteleservices%2Fouverture$/)
})

test('la session finit pendant la saisie : après connexion, le texte est revenu', async ({
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

test('le texte gardé ne revient qu’à son auteur', async ({ page, school, signInFamily }) => {
  const [author, other] = [await buildParent(school.id), await buildParent(school.id)]
  await signInFamily(author.id)
  await page.goto('/mon-compte')
  await page.getByLabel('Votre adresse électronique').fill('de.son.auteur@famille.example')
  await db.session.updateMany({ where: { accountId: author.id }, data: { idleUntil: new Date(Date.now() - 1) } })
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click()
  await signIn(page, other.username)
  await expect(page).toHaveURL(/\/mon-compte$/)
  await expect(page.getByLabel('Votre adresse électronique')).not.toHaveValue('de.son.auteur@famille.example')
})

import { hashPassword } from '@/lib/platform/password'
import { buildGuardianship, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { createStaffSession } from '../../support/actors'
import { db, expect, test } from '../../support/plain'

const PASSWORD = 'quatre mots qui me parlent'

test('plusieurs profils : on choisit, puis on change sans se reconnecter', async ({ page, school }) => {
  const passwordHash = await hashPassword(PASSWORD)
  await db.school.update({ where: { id: school.id }, data: { demonstration: true } })
  const { account } = await buildStaff({ schoolId: school.id, passwordHash })
  const other = await buildSchool({ name: 'Collège du Vieux-Port', demonstration: true, academieId: school.academieId })
  await db.staffMembership.create({
    data: { accountId: account.id, schoolId: other.id, role: 'DEPUTY_HEAD', validFrom: new Date('2026-09-01') },
  })
  await db.profile.create({ data: { accountId: account.id, kind: 'GUARDIAN' } })

  await page.goto('/connexion')
  await page.getByLabel('Identifiant:').fill(account.username)
  await page.getByLabel('Mot de passe:').fill(PASSWORD)
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/connexion\/profil$/)
  await expect(page.getByRole('main').getByRole('radio')).toHaveCount(3)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('link', { name: 'Choisissez un profil.' })).toBeVisible()
  await page.getByLabel('Adjoint').check()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
  await expect(page.getByText('Collège du Vieux-Port').first()).toBeAttached()

  await page.goto('/connexion/profil')
  await page.getByLabel('Responsable').check()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/mes-teleservices$/)
  const sessions = await db.session.findMany({ where: { accountId: account.id }, orderBy: { createdAt: 'asc' } })
  expect(sessions.map(({ profile, revokedReason }) => [profile, revokedReason])).toEqual([
    ['STAFF', 'replaced'],
    ['GUARDIAN', null],
  ])
  expect(sessions[1]?.authTime).toEqual(sessions[0]?.authTime)
})

test('[TS-35][TS-37][XC-05] un délégué ne voit que ce qui lui est délégué, et le reste lui est refusé', async ({
  page,
  school,
  signInStaff,
}) => {
  await buildGuardianship({ schoolId: school.id })
  await signInStaff({ role: 'DELEGATE', permissions: ['import:run'] })
  await page.goto('/tableau-de-bord')
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: 'Importer la base élèves' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Sconet TeleServices - accueil' })).toBeVisible()
  for (const name of ['Créer les accès en masse', 'Notifier en masse'])
    await expect(page.getByRole('link', { name })).toHaveCount(0)
  await expect(main.getByRole('link', { name: /^Voir la liste/ })).toHaveCount(0)
  for (const path of ['/teleservices/acces-responsables/creer', '/tableau-de-bord/sans-compte']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/acces-refuse$/)
  }
})

test('[TS-38] rien n’est ouvert : le portail le dit à chaque visite', async ({ page, signInStaff }) => {
  await signInStaff()
  for (const visit of [1, 2]) {
    await page.goto('/tableau-de-bord')
    await expect(
      page.getByText('Les télé-services ne sont pas encore ouverts dans votre établissement.').first(),
      `visite ${visit}`,
    ).toBeVisible()
  }
})

test('[XC-04] le gestionnaire voit les établissements de son académie, sans aucun nom de famille', async ({
  page,
  school,
  signInStaff,
}) => {
  await buildGuardianship({ schoolId: school.id, student: { familyName: 'NOMSECRET' } })
  const elsewhere = await buildSchool({ name: 'Lycée d’une autre académie' })
  await signInStaff({ role: 'ACADEMIE_MANAGER', academieId: school.academieId })
  await page.goto('/tableau-de-bord')
  await expect(page.getByRole('row', { name: new RegExp(school.uai) })).toContainText('Jamais')
  await expect(page.getByText(elsewhere.name)).toHaveCount(0)
  expect(await page.content()).not.toContain('NOMSECRET')
  await page.goto('/tableau-de-bord/sans-compte')
  await expect(page).toHaveURL(/\/acces-refuse$/)
})

test('on voit ses sessions, on ferme l’une, puis toutes les autres', async ({ page, server, signInStaff }) => {
  const { account, membership } = await signInStaff()
  const others = [1, 2, 3].map(() =>
    createStaffSession(db, { accountId: account.id, membershipId: membership.id, publicUrl: server.url }),
  )
  await Promise.all(others)
  await page.goto('/mon-compte/securite')
  await expect(page.getByRole('row')).toHaveCount(5)
  await page
    .getByRole('button', { name: /^Fermer la session/ })
    .first()
    .click()
  await expect(page.getByText('Session fermée.')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: 'Fermer toutes les autres sessions' }).click()
  await expect(page.getByText('2 autres sessions fermées.')).toBeVisible()
  expect(await db.session.count({ where: { accountId: account.id, revokedAt: null } })).toBe(1)
})

test('une page sensible redemande le mot de passe après 15 minutes', async ({ page, school, signInStaff }) => {
  await db.school.update({ where: { id: school.id }, data: { demonstration: true } })
  const { account } = await signInStaff({ schoolId: school.id, passwordHash: await hashPassword(PASSWORD) })
  const authTime = new Date(Date.now() - 16 * 60_000)
  await db.session.updateMany({ where: { accountId: account.id }, data: { authTime } })
  await page.goto('/mon-compte/securite/application')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirmez que c’est vous')
  await page.getByLabel('Votre mot de passe').fill('pas le bon')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('Ce mot de passe n’est pas le bon.')).toBeVisible()
  await page.getByLabel('Votre mot de passe').fill(PASSWORD)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/mon-compte\/securite\/application$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Protégez votre compte par une application')
})

test('changer de mot de passe : règle dite avant, ancien exigé, autres sessions fermées', async ({
  page,
  server,
  school,
  signInStaff,
}) => {
  const staff = await signInStaff({ schoolId: school.id, passwordHash: await hashPassword(PASSWORD) })
  const ids = { accountId: staff.account.id, membershipId: staff.membership.id }
  await createStaffSession(db, { ...ids, publicUrl: server.url })
  await page.goto('/mon-compte/securite/mot-de-passe')
  await page.getByLabel('Mot de passe actuel').fill(PASSWORD)
  await page.getByLabel('Nouveau mot de passe').fill('trop court')
  await page.getByRole('button', { name: 'Changer de mot de passe' }).click()
  await expect(page.getByText('Votre mot de passe a 10 caractères.')).toBeVisible()
  await page.getByLabel('Mot de passe actuel').fill(PASSWORD)
  await page.getByLabel('Nouveau mot de passe').fill('girafe tracteur nuage soupe')
  await page.getByRole('button', { name: 'Changer de mot de passe' }).click()
  await expect(page.getByText('Votre mot de passe est changé. 1 autre session est fermée.')).toBeVisible()
  const closed = await db.session.findMany({ where: { accountId: staff.account.id, revokedAt: { not: null } } })
  expect(closed.map(({ revokedReason }) => revokedReason)).toEqual(['password-changed'])
})

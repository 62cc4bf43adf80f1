import { withdrawAccesses } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { buildSchool } from '@/prisma/seed/builders'
import { activeParent, coupleOf } from '../../support/families'
import { audit, db, expect, test } from '../../support/plain'

test('[TS-122] services ouverts en lien, services fermés expliqués, date des données', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const school = await buildSchool({ open: ['NOTES'], kind: 'COLLEGE' })
  const { account } = await activeParent(school)
  await signInFamily(account.id)
  await page.goto('/mes-teleservices')
  await expect(page.getByText(/^Informations à jour au \d\d\/\d\d\/\d{4}\.$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Notes de Lina' })).toBeVisible()
  await expect(page.getByText('Le collège n’a pas ouvert ce service.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Absences de Lina' })).toHaveCount(0)
  audit(page)
})

test('[TS-08][TS-18] un autre code s’ajoute au même compte', async ({ page, signInFamily, server: _server }) => {
  const school = await buildSchool({ open: ['NOTES'] })
  const { account } = await activeParent(school)
  const other = await coupleOf(await buildSchool({ academieId: school.academieId, open: ['NOTES'] }), 'Adam')
  await signInFamily(account.id)
  await page.goto('/activation')
  await expect(page).toHaveURL(/\/mon-compte\/rattacher$/)
  audit(page)
  await page.getByLabel('Code', { exact: true }).fill(other.code.text.toLowerCase())
  await page.getByLabel('Jour').fill('27')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('2010')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText(/^Adam /)).toBeVisible()
  audit(page)
  await page.getByRole('button', { name: 'Ajouter à mon compte' }).click()
  await expect(page.getByText('Adam est sur votre compte.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Lina', 'Adam'])
})

test.describe('accès retiré', () => {
  test.use({ allowedStatus: [404] })
  test('[TS-17] un accès retiré pendant que la page est ouverte ne montre plus rien', async ({
    page,
    signInFamily,
    server: _server,
  }) => {
    const school = await buildSchool({ open: ['NOTES'], phone: '09 99 00 12 34' })
    const { account, couple } = await activeParent(school)
    await signInFamily(account.id)
    await page.goto('/mes-teleservices')
    await db.$transaction((tx) =>
      withdrawAccesses(tx, schoolSystemActor('test', school.id), {
        schoolId: school.id,
        guardianshipIds: [couple.id],
        studentIds: [],
        reason: 'HOLDER_REQUEST',
      }),
    )
    await page.getByRole('link', { name: 'Notes de Lina' }).click()
    await expect(page.getByRole('link', { name: 'Notes de Lina' })).toHaveCount(0)
    await page.goto('/mes-teleservices')
    await expect(page.getByText(/Un accès a été retiré le/)).toBeVisible()
    await expect(page.getByText(/appelez le secrétariat/)).toContainText('09\u00a099\u00a000\u00a012\u00a034')
    audit(page)
  })
})

test('[TS-16] « Je ne suis pas le responsable », depuis la page de la famille', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const { account, couple } = await activeParent(await buildSchool({ open: ['NOTES'] }))
  await signInFamily(account.id)
  await page.goto('/mes-teleservices')
  await page.getByRole('link', { name: /Je ne suis pas le responsable/ }).click()
  await page.getByRole('button', { name: 'Prévenir l’établissement' }).click()
  await expect(page.locator('.error-summary')).toContainText('Cochez l’élève concerné.')
  audit(page)
  await page.getByLabel('Lina Belkacem').check()
  await page.getByRole('button', { name: 'Prévenir l’établissement' }).click()
  await expect(page.getByText('L’établissement est prévenu.')).toBeVisible()
  expect(await db.access.findFirst({ where: { guardianshipId: couple.id } })).toMatchObject({
    withdrawReason: 'NOT_GUARDIAN',
  })
})

test('[TS-121][TS-19] le compte : identifiant, adresse, enfants et référence du code', async ({
  page,
  readMail,
  signInFamily,
  server: _server,
}) => {
  const { account, couple } = await activeParent(await buildSchool({ open: ['NOTES'] }))
  await signInFamily(account.id)
  await page.goto('/mon-compte')
  await expect(page.getByText(account.username)).toBeVisible()
  await expect(page.getByText(/^[0-9A-Z]{4} - ••• - ••• - [0-9A-Z]{3}$/)).toBeVisible()
  audit(page)
  await page.getByLabel(/adresse électronique/).fill('pas une adresse')
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click()
  await expect(page.locator('.error-summary')).toContainText('Cette adresse n’a pas la forme nom@exemple.fr.')
  await page.getByLabel(/adresse électronique/).fill('samira@exemple.fr')
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click()
  await expect(page).toHaveURL(/\/mon-compte\/courriel$/)
  audit(page)
  const { text } = await readMail('samira@exemple.fr', /Votre code de vérification/)
  await page.getByLabel('Confirmez votre adresse électronique').fill(text.match(/\d{3} \d{3}/)?.[0] ?? '')
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('Votre adresse est confirmée.')).toBeVisible()
  expect((await db.account.findUnique({ where: { id: account.id } }))?.email).toBe('samira@exemple.fr')
  expect((await db.guardian.findUnique({ where: { id: couple.guardianId } }))?.email).not.toBe('samira@exemple.fr')
})

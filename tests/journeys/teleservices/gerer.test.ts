import { createActivationCodes } from '@/lib/accounts'
import { systemActor } from '@/lib/auth/actor'
import { buildAccount, buildGuardianship } from '@/prisma/seed/builders'
import { openWithCode, validCode } from '../../support/holders'
import { readPdf } from '../../support/pdf'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const LIST = '/teleservices/acces-responsables/gerer'
const PUPILS = '/teleservices/acces-eleves/gerer'
const CODE = /\w{4} - \w{3} - \w{3} - \w{3}/

let couple: Awaited<ReturnType<typeof buildGuardianship>>

test.beforeEach(async ({ school, signInStaff }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'NOTES' }, data: { open: true } })
  couple = await buildGuardianship({
    schoolId: school.id,
    student: { familyName: 'BELKACEM', firstName: 'Lina' },
    guardian: { familyName: 'HADDAD', firstName: 'Karim', email: `karim.${school.uai}@famille.example`.toLowerCase() },
  })
  await buildGuardianship({
    schoolId: school.id,
    student: { familyName: 'CARON', firstName: 'Inès' },
    guardian: { familyName: 'CARON', firstName: 'Paulo' },
  })
  await makeCodes('CAR', couple.id)
  await makeCodes('CAE', couple.studentId)
  await signInStaff()
})

const makeCodes = (kind: 'CAR' | 'CAE', holderId: string) =>
  db.$transaction((tx) =>
    createActivationCodes(tx, systemActor('test'), {
      kind,
      schoolId: couple.schoolId,
      holderIds: [holderId],
      usableFrom: '2026-11-24',
    }),
  )

const holder = () => ({ kind: 'CAR' as const, holderId: couple.id })
const history = (page: PlainPage) => page.getByRole('table').last()
const column = (page: PlainPage, name: string) => page.getByRole('columnheader', { name, exact: true })

async function openCouple(page: PlainPage) {
  await page.goto(LIST)
  await page.getByLabel('Zone de saisie du nom (à partir de la première lettre)').fill('bèl')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('link', { name: 'Gérer ce code de HADDAD Karim pour BELKACEM Lina (1G3)' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CAR de HADDAD Karim')
}

test('[TS-49][TS-97][TS-98] chercher par le nom, ouvrir la page du couple, revenir à la même liste', async ({
  page,
}) => {
  await page.goto('/teleservices')
  await page.getByRole('link', { name: 'Gérer un CAR' }).first().click()
  await openCouple(page)
  const block = page.getByRole('region', { name: 'Responsable / Elève sélectionné' })
  for (const text of ['HADDAD Karim (Légal 1)', 'BELKACEM Lina', '8 quai de la Verne, 99120 Valmontier', '1G3'])
    await expect(block).toContainText(text)
  for (const term of ['Responsable', 'E-mail', 'Elève', 'Adresse', 'Mef', 'Division'])
    await expect(block.getByText(term, { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Retourne à la liste des élèves / responsables' }).click()
  await expect(page).toHaveURL(/nom=b%C3%A8l/)
  await expect(page.getByRole('row', { name: /BELKACEM Lina/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /CARON/ })).toHaveCount(0)
})

test('[TS-100][TS-103] les cinq colonnes ; « Nouveau CAR » ajoute une ligne valide et invalide l’autre', async ({
  page,
}) => {
  await openCouple(page)
  for (const name of ['CAR', 'Valide', 'utilisé', 'date dernière modif.', 'date de notification'])
    await expect(column(page, name)).toBeVisible()
  await expect(history(page).getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Nouveau CAR' }).click()
  await expect(page.getByRole('status')).toContainText('Nouveau CAR créé')
  const rows = history(page).getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('Oui')
  await expect(rows.nth(1)).toContainText('Création')
  await expect(rows.nth(2)).toContainText('Non')
  await expect(rows.nth(2)).toContainText('Invalidation')
  await expect(rows.nth(2)).toContainText(/\w{4} - ••• - ••• - \w{3}/)
})

test('[TS-04] le code valide ne se voit que sur demande, jamais dans l’adresse', async ({ page }) => {
  await openCouple(page)
  expect(await page.content()).not.toMatch(CODE)
  await page.getByRole('button', { name: 'Afficher le code' }).click()
  await expect(page.getByText(CODE)).toBeVisible()
  expect(page.url()).not.toMatch(CODE)
  expect(page.url()).not.toContain(((await page.getByText(CODE).innerText()).match(CODE)?.[0] ?? '?').slice(0, 4))
  expect(await db.auditEvent.count({ where: { schoolId: couple.schoolId, action: 'activation-code.displayed' } })).toBe(
    1,
  )
})

test('[TS-99][TS-31] retirer l’accès demande un motif ; le bouton devient son contraire ; le retrait s’annule', async ({
  page,
}) => {
  await openWithCode(await validCode(holder()), (await buildAccount()).id)
  await openCouple(page)
  await expect(page.getByRole('heading', { name: 'Accède aux téléservices', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Retirer l’accès' }).click()
  await page.getByRole('button', { name: 'Retirer l’accès de HADDAD Karim' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Choisissez le motif du retrait.')
  await expect(page).toHaveTitle('Erreur : Retirer l’accès – Passerelle')
  for (const reason of ['Refus', 'Perte', 'Demande du titulaire', 'Départ de l’élève', 'Erreur'])
    await expect(page.getByRole('radio', { name: reason, exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Refus' }).check()
  await page.getByRole('button', { name: 'Retirer l’accès de HADDAD Karim' }).click()
  await expect(page.getByRole('status')).toContainText('L’accès est retiré.')
  await expect(page.getByRole('button', { name: 'Autoriser l’accès' })).toBeVisible()
  expect(await db.access.count({ where: { guardianshipId: couple.id, withdrawnAt: null } })).toBe(0)
  await page.getByRole('button', { name: 'Annuler ce retrait' }).click()
  await expect(page.getByRole('status')).toContainText('Le code d’avant est valide à nouveau')
  await expect(page.getByRole('link', { name: 'Retirer l’accès' })).toBeVisible()
  expect(await db.access.count({ where: { guardianshipId: couple.id, withdrawnAt: null } })).toBe(1)
})

test('[TS-104] un code rendu sans sa copie ne se notifie plus : le bouton n’est plus là', async ({ page }) => {
  await openCouple(page)
  const notify = page.getByRole('link', { name: 'Notifie le CAR au responsable par l’envoi d’un courrier ou courriel' })
  await expect(notify).toBeVisible()
  await db.activationCode.update({ where: { id: await validCode(holder()) }, data: { encrypted: null } })
  await openCouple(page)
  await expect(page.getByRole('button', { name: 'Nouveau CAR' })).toBeVisible()
  await expect(notify).toHaveCount(0)
})

test('[TS-104][TS-105][TS-106] le courrier : « Attention », OK, le PDF à son nom, gardé dans l’historique et dans « Edition »', async ({
  page,
}) => {
  await openCouple(page)
  await page.getByRole('link', { name: 'Notifie le CAR au responsable par l’envoi d’un courrier ou courriel' }).click()
  await page.getByRole('link', { name: 'Préparer le courrier' }).click()
  const dialog = page.getByRole('dialog', { name: 'Attention' })
  await expect(dialog).toContainText(
    'Pensez à enregistrer le fichier .pdf généré si nécessaire car la personne sera considérée comme notifiée.',
  )
  await dialog.getByRole('button', { name: 'OK' }).click()
  await expect(page).toHaveURL(/fait=envoye/)
  const link = page.getByRole('link', { name: /^Télécharger la lettre/ })
  await expect(async () => {
    if (!(await link.isVisible())) await page.reload()
    await expect(link).toBeVisible()
  }).toPass({ timeout: 60_000 })
  await link.click()
  expect(page.download().suggestedFilename()).toBe('Notification Responsable HADDAD Karim_BELKACEM Lina.pdf')
  const { pages } = await readPdf(await page.download().bytes())
  expect(pages[0]?.text).toMatch(CODE)
  await history(page).locator('summary').first().click()
  await expect(history(page).getByRole('link', { name: /^Télécharger la lettre/ })).toBeVisible()
  await page.goto('/teleservices/edition')
  await expect(page.getByText('Notification Responsable HADDAD Karim_BELKACEM Lina.pdf').first()).toBeVisible()
})

test('[TS-104] le courriel part tout de suite, autant de fois que voulu', async ({ page, school, readMail }) => {
  await openCouple(page)
  await page.getByRole('link', { name: /^Notifie le CAR/ }).click()
  await page.getByRole('button', { name: 'Envoyer le courriel' }).click()
  await expect(page.getByRole('status')).toContainText(/Le courriel (part|est parti)/)
  const mail = await readMail(`karim.${school.uai}@famille.example`.toLowerCase(), /Votre code/)
  expect(mail.text).toMatch(CODE)
})

test('un code utilisé : « Nouveau CAR » propose d’abord le rappel de l’identifiant', async ({
  page,
  readMail,
  school,
}) => {
  const email = `compte.${school.uai}@famille.example`.toLowerCase()
  const account = await buildAccount({ email })
  await openWithCode(await validCode(holder()), account.id)
  await openCouple(page)
  await page.getByRole('link', { name: 'Nouveau CAR' }).click()
  await expect(
    page.getByText("Ce responsable a déjà un compte. Un nouveau CAR coupe son accès jusqu'à ce qu'il le saisisse."),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer l’identifiant par courriel' }).click()
  expect((await readMail(email, /identifiant/)).text).toContain(account.username)
  await page.getByRole('button', { name: 'Afficher l’identifiant' }).click()
  await expect(page.getByText(account.username)).toBeVisible()
  await page.getByRole('radio', { name: 'Perte' }).check()
  await page.getByRole('button', { name: 'Nouveau CAR' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Nouveau CAR créé' })).toBeVisible()
  expect(await db.access.count({ where: { guardianshipId: couple.id, withdrawnAt: null } })).toBe(0)
})

test('[TS-103] une page ancienne : celui qui arrive second apprend ce qui a changé', async ({ page, newTab }) => {
  await openCouple(page)
  const colleague = newTab()
  await openCouple(colleague)
  await colleague.getByRole('button', { name: 'Nouveau CAR' }).click()
  await expect(colleague.getByRole('status')).toContainText('Nouveau CAR créé')
  await page.getByRole('button', { name: 'Nouveau CAR' }).click()
  await expect(page.getByRole('status')).toContainText(/un nouveau code a été créé par .* Rien n’a été fait/)
  await expect(history(page).getByRole('row')).toHaveCount(3)
})

test('[TS-112][TS-113][TS-114] l’élève : zone de saisie du nom, « Modifier », son CAE', async ({ page }) => {
  await page.goto(PUPILS)
  await page.getByLabel('Zone de saisie du nom (à partir de la première lettre)').fill('BEL')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(column(page, 'Eleve')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'BELKACEM Lina (1G3)' })).toBeVisible()
  await page.getByRole('link', { name: /^Modifier/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CAE de BELKACEM Lina')
  await page.getByRole('button', { name: 'Afficher le code' }).click()
  await expect(page.getByText(CODE)).toBeVisible()
})

test('[TS-115][TS-116][TS-118] « Nouveau CAE » : l’ancien garde sa date de notification ; retour à la liste', async ({
  page,
}) => {
  await db.activationCode.updateMany({
    where: { studentId: couple.studentId },
    data: { notifiedAt: new Date('2026-11-20T10:00:00Z') },
  })
  await page.goto(`${PUPILS}?recherche=1&nom=belk`)
  await page.getByRole('link', { name: /^Modifier/ }).click()
  await expect(column(page, 'CAE')).toBeVisible()
  await page.getByRole('link', { name: 'Nouveau CAE' }).click()
  await expect(page.getByText('Le code notifié le 20/11/2026 ne servira plus.')).toBeVisible()
  await page.getByRole('button', { name: 'Nouveau CAE' }).click()
  await expect(page.getByText('Choisissez le motif du nouveau code.').first()).toBeVisible()
  await page.getByRole('radio', { name: 'Perte' }).check()
  await page.getByRole('button', { name: 'Nouveau CAE' }).click()
  await expect(page.getByRole('button', { name: 'Annuler ce nouveau CAE' })).toBeVisible()
  const rows = history(page).getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(2)).toContainText('20/11/26')
  await expect(rows.nth(2)).toContainText('Invalidation')
  await page.getByRole('link', { name: 'Retourne à la liste des élèves' }).click()
  await expect(page).toHaveURL(/nom=belk/)
})

test('[TS-117][TS-119] la fiche de l’élève : « Attention », OK, le PDF à son nom', async ({ page }) => {
  await page.goto(`${PUPILS}/${couple.studentId}`)
  await page.getByRole('link', { name: 'Notifie le CAE à l’élève par l’envoi d’un courrier' }).click()
  await page.getByRole('link', { name: 'Préparer le courrier' }).click()
  const dialog = page.getByRole('dialog', { name: 'Attention' })
  await expect(dialog).toContainText('Pensez à enregistrer le fichier .pdf généré si nécessaire')
  await dialog.getByRole('button', { name: 'OK' }).click()
  await expect(page).toHaveURL(/fait=envoye/)
  await expect(async () => {
    const link = page.getByRole('link', { name: /Notification Elève BELKACEM Lina\.pdf/ })
    if (!(await link.isVisible())) await page.reload()
    await expect(link).toBeVisible()
  }).toPass({ timeout: 60_000 })
})

test('qui ne peut pas avoir de CAR : la page dit pourquoi et n’offre rien', async ({ page, school }) => {
  const adult = await buildGuardianship({ schoolId: school.id, kinshipCode: '70', guardian: { familyName: 'SEUL' } })
  await page.goto(`${LIST}/${adult.id}`)
  await expect(page.getByText(/élève majeur/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Nouveau CAR|Autoriser/ })).toHaveCount(0)
})

test.describe('adresse d’un autre établissement', () => {
  test.use({ allowedStatus: [404] })
  test('[XC-14] la page n’existe pas', async ({ page }) => {
    const other = await buildGuardianship()
    for (const step of ['', '/retirer', '/nouveau', '/notifier']) {
      const response = await page.goto(`${LIST}/${other.id}${step}`)
      expect(response?.status()).toBe(404)
    }
    expect((await page.goto(`${PUPILS}/${other.studentId}`))?.status()).toBe(404)
  })
})

test('[XC-09] les pages d’un code sont accessibles, à 320 px aussi', async ({ page }) => {
  await openCouple(page)
  audit(page)
  const own = new URL(page.url()).pathname
  for (const step of ['/retirer', '/nouveau', '/notifier', '/notifier?mode=courrier']) {
    await page.goto(`${own}${step}`)
    audit(page)
  }
  for (const address of [own, `${LIST}?recherche=1`, `${PUPILS}?recherche=1&nom=bel`]) {
    await page.goto(address)
    audit(page)
  }
})

import { createActivationCodes } from '@/lib/accounts'
import { systemActor } from '@/lib/auth/actor'
import { buildGuardianship } from '@/prisma/seed/builders'
import { readPdf } from '../../support/pdf'
import { audit, db, expect, test } from '../../support/plain'

const LIST = '/teleservices/acces-responsables/notifier'

/** Three couples with a code: one e-mail, one letter, one whom nobody can reach. */
test.beforeEach(async ({ school, signInStaff }) => {
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'NOTES' }, data: { open: true } })
  const nowhere = { email: null, addressLine1: null, postalCode: null, city: null }
  const couples = [
    await buildGuardianship({
      schoolId: school.id,
      student: { familyName: 'ABADIE', firstName: 'Lina' },
      guardian: {
        familyName: 'ABADIE',
        firstName: 'Claire',
        email: `claire.${school.uai}@famille.example`.toLowerCase(),
      },
    }),
    await buildGuardianship({
      schoolId: school.id,
      student: { familyName: 'BLANC', firstName: 'Noé' },
      guardian: { familyName: 'BLANC', firstName: 'Karim', email: null },
    }),
    await buildGuardianship({
      schoolId: school.id,
      student: { familyName: 'CARON', firstName: 'Inès' },
      guardian: { familyName: 'CARON', firstName: 'Paulo', ...nowhere },
    }),
  ]
  await db.$transaction((tx) =>
    createActivationCodes(tx, systemActor('test'), {
      kind: 'CAR',
      schoolId: school.id,
      holderIds: couples.map(({ id }) => id),
      usableFrom: '2026-11-24',
    }),
  )
  await signInStaff()
})

test('TS-86 TS-90 XC-07 vérifier, notifier, télécharger la lettre, envoyer : le rapport compte chacun', async ({
  page,
  school,
  readMail,
}) => {
  await page.goto(LIST)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifier en masse')
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifiez avant d’envoyer')
  await page.getByRole('button', { name: /^Notifier 2/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/L’envoi commence à/)

  const letters = page.getByRole('link', { name: /^Télécharger les lettres/ })
  await expect(async () => {
    await page.reload()
    await expect(letters).toBeVisible()
  }).toPass({ timeout: 60_000 })
  await letters.click()
  const { pages } = await readPdf(await page.download().bytes())
  expect(pages).toHaveLength(1)
  expect(pages[0]?.text).toContain('BLANC Karim')
  expect(pages[0]?.text).toMatch(/\w{4} - \w{3} - \w{3} - \w{3}/)

  await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  const mail = await readMail(`claire.${school.uai}@famille.example`.toLowerCase(), /Votre code/)
  expect(mail.text).toMatch(/\w{4} - \w{3} - \w{3} - \w{3}/)
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2\s+responsables notifiés sur 3/)
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText('CARON Paulo')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Aucune coordonnée', exact: true })).toBeVisible()
})

test('TS-84 TS-86 papier seul : la colonne montre l’adresse ; une notification s’annule pendant le délai', async ({
  page,
  school,
}) => {
  await page.goto(LIST)
  await expect(page.getByRole('checkbox', { name: 'Document Papier' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Courrier électronique' }).uncheck()
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(page).toHaveURL(/mode=papier/)
  await expect(page.getByRole('row', { name: /ABADIE Lina/ })).toContainText('8 quai de la Verne')
  await page.getByRole('checkbox', { name: /pour BLANC Noé/ }).uncheck()
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await page.getByRole('button', { name: /^Notifier 1/ }).click()
  await page.getByRole('button', { name: 'Annuler cette notification' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notification annulée')
  expect(await db.activationCode.count({ where: { schoolId: school.id, notifiedAt: { not: null } } })).toBe(0)
})

test('TS-91 TS-92 tous notifiés, puis tous les services fermés : les deux messages', async ({ page, school }) => {
  await db.activationCode.updateMany({ where: { schoolId: school.id }, data: { notifiedAt: new Date() } })
  await page.goto(LIST)
  await expect(page.getByText('Toute la population sélectionnée a déjà été notifiée.')).toBeVisible()
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id }, data: { open: false } })
  await page.goto(`${LIST}/verifier`)
  await expect(
    page.getByText(
      'Tous les télé-services sont fermés : la liste des télé-services du courrier de notification serait vide.',
    ),
  ).toBeVisible()
})

test('XC-09 les pages de la notification sont accessibles', async ({ page }) => {
  await page.goto(LIST)
  audit(page)
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifiez avant d’envoyer')
  audit(page)
  await page
    .getByRole('link', { name: /Ouvrir l’exemple/ })
    .last()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Exemple de/)
  audit(page)
  await page.goto(`${LIST}/verifier`)
  await page.getByRole('button', { name: /^Notifier 2/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/L’envoi commence à/)
  audit(page)
  await page.goto('/teleservices/edition')
  audit(page)
})

test('« M’envoyer un exemple » : un courriel et une lettre marqués EXEMPLE, personne n’est notifié', async ({
  page,
  school,
  readMail,
}) => {
  const { account } = await db.staffMembership.findFirstOrThrow({
    where: { schoolId: school.id },
    select: { account: { select: { id: true } } },
  })
  const email = `chef.${school.uai}@lycee.example`.toLowerCase()
  await db.account.update({ where: { id: account.id }, data: { email } })
  await page.goto(`${LIST}/verifier`)
  await page.getByRole('button', { name: 'M’envoyer un exemple' }).click()
  await expect(page.getByText(`Un courriel d’exemple part vers ${email}.`)).toBeVisible()
  expect((await readMail(email, /^EXEMPLE/)).text).toContain('EXEM - PLE - 000 - 000')
  const link = page.getByRole('link', { name: 'Télécharger une lettre d’exemple' })
  await link.click()
  const { pages } = await readPdf(await page.download().bytes())
  expect(pages.map(({ text }) => text.includes('EXEMPLE'))).toEqual([true])
  expect(await db.delivery.count({ where: { schoolId: school.id } })).toBe(0)
})

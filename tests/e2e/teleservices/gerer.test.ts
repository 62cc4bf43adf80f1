import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { createActivationCodes } from '@/lib/accounts'
import { systemActor } from '@/lib/auth/actor'
import { buildGuardianship } from '@/prisma/seed/builders'
import { BOTH_WAYS, db, expect, test } from '../../support/e2e'
import { readPdf } from '../../support/pdf'

const LIST = '/teleservices/acces-responsables/gerer'
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

const history = (page: Page) => page.getByRole('table').last()

async function openCouple(page: Page) {
  await page.goto(LIST)
  await page.getByLabel('Zone de saisie du nom (à partir de la première lettre)').fill('bèl')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('link', { name: 'Gérer ce code de HADDAD Karim pour BELKACEM Lina (1G3)' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CAR de HADDAD Karim')
}

for (const way of BOTH_WAYS)
  test(`[TS-104][TS-105][TS-106] le courrier : « Attention », OK, le PDF à son nom, gardé dans l’historique et dans « Edition » @download @no-js (${way})`, async ({
    page,
    javaScriptEnabled,
  }) => {
    await openCouple(page)
    await page
      .getByRole('link', { name: 'Notifie le CAR au responsable par l’envoi d’un courrier ou courriel' })
      .click()
    await page.getByRole('link', { name: 'Préparer le courrier' }).click()
    const dialog = page.getByRole('dialog', { name: 'Attention' })
    await expect(dialog).toContainText(
      'Pensez à enregistrer le fichier .pdf généré si nécessaire car la personne sera considérée comme notifiée.',
    )
    const automatic = javaScriptEnabled === false ? null : page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'OK' }).click()
    await expect(page).toHaveURL(/fait=envoye/)
    const link = page.getByRole('link', { name: /^Télécharger la lettre/ })
    await expect(async () => {
      if (!(await link.isVisible())) await page.reload()
      await expect(link).toBeVisible({ timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
    const download = automatic ? await automatic : (await Promise.all([page.waitForEvent('download'), link.click()]))[0]
    expect(download.suggestedFilename()).toBe('Notification Responsable HADDAD Karim_BELKACEM Lina.pdf')
    const { pages } = await readPdf(await readFile(await download.path()))
    expect(pages[0]?.text).toMatch(CODE)
    await history(page).locator('summary').first().click()
    await expect(history(page).getByRole('link', { name: /^Télécharger la lettre/ })).toBeVisible()
    await page.goto('/teleservices/edition')
    await expect(page.getByText('Notification Responsable HADDAD Karim_BELKACEM Lina.pdf').first()).toBeVisible()
  })

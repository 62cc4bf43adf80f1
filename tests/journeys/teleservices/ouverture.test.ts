import { audit, db, expect, test } from '../../support/plain'

const NOTICE = 'Les télé-services ne sont pas encore ouverts dans votre établissement.'

test('TS-38 TS-51 le message d’accueil revient jusqu’à l’ouverture, puis la liste des actifs s’affiche', async ({
  page,
  signInStaff,
}) => {
  await signInStaff()
  for (const path of ['/teleservices', '/teleservices/ouverture', '/teleservices/acces-responsables/creer']) {
    await page.goto(path)
    await expect(page.getByText(NOTICE)).toBeVisible()
  }
  await page.goto('/teleservices/ouverture')
  await page.getByRole('group', { name: 'Consultation des notes' }).getByLabel('Ouvert').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await expect(page.getByText(/^Consultation des notes\s: les familles le voient à partir de demain, /)).toBeVisible()
  await expect(page.getByText(NOTICE)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Téléservices actifs' }).getByRole('listitem')).toHaveText([
    /Consultation des notes, ouvert le/,
  ])
})

test('TS-39 TS-41 TS-42 l’accueil dit l’état de chaque téléservice et pourquoi l’un est hors de portée', async ({
  page,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto('/teleservices')
  await expect(
    page.getByRole('heading', { name: "Etat des différents téléservices dans l'établissement :" }),
  ).toBeVisible()
  const absences = page.getByRole('group', { name: 'Consultation des absences' })
  await expect(absences.getByLabel('Fermé')).toBeChecked()
  await expect(absences.getByLabel('Ouvert')).not.toBeChecked()
  await expect(
    page.getByText(
      "Vous ne pouvez prétendre à ce téléservice : soit vous n'êtes pas utilisateur du module Sconet correspondant, soit vous n'êtes pas expérimentateur de ce téléservice.",
    ),
  ).toBeVisible()
  await expect(page.getByRole('banner').getByText('(Année 2026/2027)')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Les cinq étapes' }).getByRole('listitem')).toHaveText([
    /Ouvrir/,
    /Paramétrer/,
    /Créer les accès/,
    /Notifier/,
    /Suivre/,
  ])
  audit(page)
})

test('TS-26 un service obligatoire ouvert ne se ferme pas, et la page dit pourquoi', async ({
  page,
  school,
  signInStaff,
}) => {
  await db.academieTeleservice.updateMany({
    where: { academieId: school.academieId, kind: 'ABSENCES' },
    data: { mandatory: true },
  })
  await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'ABSENCES' }, data: { open: true } })
  await signInStaff()
  await page.goto('/teleservices/ouverture')
  const absences = page.getByRole('group', { name: 'Consultation des absences' })
  await expect(absences.getByLabel('Fermé')).toBeDisabled()
  await expect(absences).toContainText('L’académie rend ce service obligatoire')
})

test('l’adjoint voit l’état des services sans pouvoir le changer', async ({ page, signInStaff }) => {
  await signInStaff({ role: 'DEPUTY_HEAD' })
  await page.goto('/teleservices/ouverture')
  await expect(page.getByText('Demandez à Nadia Ferrand.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toHaveCount(0)
  await page.goto('/teleservices/ouverture/fermer?NOTES=CLOSED')
  await expect(page).toHaveURL(/acces-refuse/)
})

test('TS-47 une réplication qui a échoué s’affiche sur chaque page, et se relance', async ({
  page,
  school,
  signInStaff,
}) => {
  await db.schoolTeleservice.updateMany({
    where: { schoolId: school.id, kind: 'NOTES' },
    data: { open: true, openedAt: new Date('2026-09-02') },
  })
  await db.replicationRun.create({ data: { schoolId: school.id, ranOn: new Date('2026-11-23'), state: 'FAILED' } })
  await signInStaff()
  await page.goto('/teleservices')
  await expect(page.getByText('La réplication de cette nuit a échoué')).toBeVisible()
  audit(page)
  await page.getByRole('button', { name: 'Relancer la réplication' }).click()
  await expect(page.getByText('La réplication est demandée.')).toBeVisible()
})

test('à 360 px, l’accueil et l’ouverture tiennent dans l’écran', async ({ page, signInStaff }) => {
  await signInStaff()
  for (const path of ['/teleservices', '/teleservices/ouverture']) {
    await page.goto(path)
    audit(page)
  }
})

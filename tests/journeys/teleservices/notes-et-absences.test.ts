import { buildSchool, buildStudent } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'
import { ABSENCES_HEAD, fileOf, MARKS_HEAD, markLine } from '../../support/records'

const NOTES = '/teleservices/chargements/notes'
const title = (page: PlainPage) => page.getByRole('heading', { level: 1 })

const testOf = (schoolId: string) => ({
  schoolId,
  year: 2026,
  groupName: '2NDE1',
  subject: 'Maths',
  subjectKey: 'MATHS',
  title: 'DS 1',
  takenOn: new Date('2026-10-05'),
  releasedOn: new Date('2026-10-12'),
  term: 1,
})

async function send(page: PlainPage, path: string, content: string, name = 'notes.csv') {
  await page.goto(path)
  await page.getByLabel('Fichier CSV').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Envoyer et vérifier' }).click()
  await expect(page).toHaveURL(/\/teleservices\/chargements\/(notes|absences)\/[0-9a-f-]{36}$/)
}

test('charger des notes : vérifier, valider, recharger sans rien changer', async ({ page, school, signInStaff }) => {
  await signInStaff()
  const lina = await buildStudent({ schoolId: school.id, firstName: 'Lina', division: '2NDE1' })
  const file = fileOf(MARKS_HEAD, markLine(lina, '12,5'), markLine({ familyName: 'PERSONNE', firstName: 'Ici' }, '10'))
  await page.goto(NOTES)
  audit(page)
  await send(page, NOTES, file)
  await expect(title(page)).toHaveText('Vérifier le fichier')
  await expect(page.getByText(/Notes\s:\s1\snouvelle\./)).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Évaluations du fichier' }).getByRole('row', { name: /Maths, DS 1 2NDE1/ }),
  ).toContainText('Nouvelle')
  await expect(
    page.getByRole('region', { name: 'Lignes à corriger' }).getByRole('row', { name: /3 PERSONNE Ici Aucun élève/ }),
  ).toBeVisible()
  expect(await db.mark.count({ where: { schoolId: school.id } })).toBe(0)
  audit(page)

  await page.getByRole('button', { name: /^Valider 1.note$/ }).click()
  await expect(title(page)).toHaveText('Fichier chargé')
  await expect(page.getByText(/1.évaluation nouvelle, 1.note nouvelle/)).toBeVisible()
  expect(await db.mark.count({ where: { schoolId: school.id } })).toBe(1)
  audit(page)

  await send(page, NOTES, file)
  await expect(page.getByText('Ce fichier ne change rien')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(title(page)).toHaveText(/^Chargement annulé/)
  await page.goto(NOTES)
  const rows = page.getByRole('region', { name: 'Historique des chargements' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('Annulé')
  await expect(rows.nth(2)).toContainText('Nadia Ferrand')
  await expect(rows.nth(2)).toContainText('Chargé')
})

test('un classeur, des colonnes absentes, aucun fichier : la page dit quoi faire', async ({ page, signInStaff }) => {
  await signInStaff()
  await send(page, NOTES, 'PK\x03\x04', 'notes.xlsx')
  await expect(title(page)).toHaveText(/^Fichier refusé/)
  await expect(page.getByText('Ce fichier est un classeur')).toBeVisible()
  await send(page, NOTES, 'Nom;Prénom;Note\r\nx;y;1')
  await expect(page.getByText(/Il manque les colonnes «\sDivision ou groupe\s»/)).toBeVisible()
  await page.getByRole('link', { name: 'Charger un autre fichier' }).click()
  await page.getByRole('button', { name: 'Envoyer et vérifier' }).click()
  await expect(page).toHaveURL(`${NOTES}?erreur=fichier`)
  await expect(page).toHaveTitle(/^Erreur/)
  await expect(page.getByText('Choisissez un fichier CSV.').first()).toBeVisible()
})

test('le modèle d’une division contient ses élèves', async ({ page, school, signInStaff }) => {
  await signInStaff()
  await buildStudent({ schoolId: school.id, familyName: 'ROUX', firstName: 'Ève', division: '2NDE1' })
  await page.goto(NOTES)
  await page.getByLabel('Élèves du modèle').selectOption('Modèle pour la 2NDE1')
  await page.getByRole('button', { name: 'Télécharger le modèle' }).click()
  expect(page.download().suggestedFilename()).toBe('Notes 2NDE1.csv')
})

test('charger des absences, en corriger une, en supprimer une', async ({ page, school, signInStaff }) => {
  await signInStaff()
  await buildStudent({ schoolId: school.id, firstName: 'Lina', division: '2NDE1' })
  await send(
    page,
    '/teleservices/chargements/absences',
    fileOf(
      ABSENCES_HEAD,
      'absence;;BELKACEM;Lina;;05/10/2026;matin;06/10/2026;;;Maladie;oui;',
      'retard;;BELKACEM;Lina;;07/10/2026;matin;;;15;;;',
    ),
  )
  await page.getByRole('button', { name: /^Valider 2.lignes$/ }).click()
  await expect(title(page)).toHaveText('Fichier chargé')
  await page.goto('/teleservices/absences?type=absence')
  const rows = page.getByRole('region', { name: 'Absences et retards de l’année' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('4 demi-journées')
  audit(page)

  await page.getByRole('link', { name: 'BELKACEM Lina', exact: true }).click()
  await page.getByLabel('Fin', { exact: true }).fill('2026-10-02')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('La fin est avant le début.').first()).toBeVisible()
  await expect(page).toHaveTitle('Erreur : Modifier une absence – Passerelle')
  await page.getByLabel('Fin', { exact: true }).fill('2026-10-05')
  await page.getByLabel('Demi-journées').fill('')
  audit(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('La ligne est enregistrée.')).toBeVisible()
  await expect(rows.nth(2)).toContainText('2 demi-journées')

  await page.getByRole('link', { name: /^Supprimer retard de BELKACEM Lina/ }).click()
  await expect(title(page)).toHaveText(/^Supprimer ce retard/)
  expect(await db.absence.count({ where: { schoolId: school.id } })).toBe(2)
  await page.getByRole('button', { name: 'Supprimer le retard' }).click()
  await expect(page.getByText('La ligne est supprimée.')).toBeVisible()
  expect(await db.absence.count({ where: { schoolId: school.id } })).toBe(1)
})

test('saisir une évaluation : l’erreur garde ce qui est tapé ; modifier, puis supprimer', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  for (const firstName of ['Adam', 'Lina']) await buildStudent({ schoolId: school.id, firstName, division: '2NDE1' })
  await page.goto('/teleservices/notes')
  await page.getByRole('link', { name: 'Saisir une évaluation' }).click()
  await page.getByLabel('Division').selectOption('2NDE1')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Matière').fill('Mathématiques')
  await page.getByLabel('Date', { exact: true }).fill('2026-10-05')
  await page.getByLabel('Date de publication').fill('2026-10-12')
  await page.getByLabel('BELKACEM Adam').fill('ABS')
  await page.getByLabel('BELKACEM Lina').fill('25')
  audit(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '2 réponses sont à corriger' })
  await expect(page).toHaveTitle('Erreur : Saisir une évaluation : 2NDE1 – Passerelle')
  await expect(summary.getByRole('link')).toHaveText([/intitulé/, /25 dépasse le barème/])
  await expect(page.getByLabel('BELKACEM Adam')).toHaveValue('ABS')
  await expect(page.getByLabel('BELKACEM Lina')).toHaveValue('25')
  await expect(page.getByLabel('Matière')).toHaveValue('Mathématiques')
  audit(page)

  await page.getByLabel('Intitulé').fill('Contrôle 1')
  await page.getByLabel('BELKACEM Lina').fill('15,5')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('L’évaluation est enregistrée.')).toBeVisible()
  const row = page.getByRole('region', { name: 'Évaluations de l’année' }).getByRole('row').nth(1)
  await expect(row).toContainText(/2.notes/)
  audit(page)

  await page.getByRole('link', { name: 'Mathématiques, Contrôle 1', exact: true }).click()
  await expect(page.getByLabel('BELKACEM Lina')).toHaveValue('15,5')
  await page.getByLabel('BELKACEM Adam').fill('')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(row).toContainText(/1.note/)
  await page.getByRole('link', { name: /^Supprimer Mathématiques/ }).click()
  await expect(page.getByText(/«\sContrôle 1\s».* et 1\snote sont supprimés/)).toBeVisible()
  audit(page)
  await page.getByRole('button', { name: 'Supprimer l’évaluation' }).click()
  await expect(page.getByText('L’évaluation et ses notes sont supprimées.')).toBeVisible()
  expect(await db.assessment.count({ where: { schoolId: school.id } })).toBe(0)
})

test('un collègue corrige l’évaluation pendant la saisie : c’est dit, rien n’est perdu', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await buildStudent({ schoolId: school.id, firstName: 'Lina', division: '2NDE1' })
  const { id } = await db.assessment.create({ data: testOf(school.id) })
  await page.goto(`/teleservices/notes/${id}`)
  await expect(page).toHaveTitle('Modifier une évaluation – Passerelle')
  await page.getByLabel('Intitulé').fill('DS 2')
  await page.getByLabel('BELKACEM Lina').fill('12')
  await db.assessment.update({ where: { id }, data: { coefficient: 3, term: 2 } })
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('alert').first()).toContainText(
    /modifiée pendant votre saisie\s: coefficient «\s3\s», trimestre «\s2\s»/,
  )
  await expect(page.getByLabel('Intitulé')).toHaveValue('DS 2')
  await expect(page.getByLabel('BELKACEM Lina')).toHaveValue('12')
  await expect(page.getByLabel('Coefficient')).toHaveValue('3')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('L’évaluation est enregistrée.')).toBeVisible()
  const saved = await db.assessment.findUniqueOrThrow({ where: { id }, include: { marks: true } })
  expect(saved).toMatchObject({ title: 'DS 2', term: 2, marks: [{ status: 'MARKED' }] })
  expect(Number(saved.coefficient)).toBe(3)
})

test.describe('adresses fermées', () => {
  test.use({ allowedStatus: [404] })
  test('ce qui est d’un autre établissement n’existe pas, et il faut le droit', async ({
    page,
    school,
    signInStaff,
  }) => {
    const load = await db.fileLoad.create({
      data: { schoolId: school.id, year: 2026, kind: 'teleservices.notes', state: 'CANCELLED' },
    })
    const assessment = await db.assessment.create({ data: testOf(school.id) })
    await signInStaff({ schoolId: (await buildSchool()).id })
    for (const path of [
      `/teleservices/chargements/notes/${load.id}`,
      '/teleservices/chargements/autre',
      `/teleservices/notes/${assessment.id}`,
      `/teleservices/notes/${assessment.id}/supprimer`,
      `/teleservices/absences/${assessment.id}`,
    ])
      expect((await page.goto(path)).status()).toBe(404)
    await signInStaff({ role: 'DELEGATE' })
    for (const path of ['/teleservices/notes', `${NOTES}/modele`]) {
      await page.goto(path)
      await expect(page, path).toHaveURL(/\/acces-refuse/)
    }
  })
})

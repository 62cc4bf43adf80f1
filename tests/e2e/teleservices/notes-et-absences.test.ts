import { buildStudent } from '@/prisma/seed/builders'
import { db, expect, test } from '../../support/e2e'

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

test('saisir une évaluation : l’erreur garde ce qui est tapé ; modifier, puis supprimer @js', async ({
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
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '2 réponses sont à corriger' })
  await expect(page).toHaveTitle('Erreur : Saisir une évaluation : 2NDE1 – Passerelle')
  await expect(summary.getByRole('link')).toHaveText([/intitulé/, /25 dépasse le barème/])
  await expect(page.getByLabel('BELKACEM Adam')).toHaveValue('ABS')
  await expect(page.getByLabel('BELKACEM Lina')).toHaveValue('25')
  await expect(page.getByLabel('Matière')).toHaveValue('Mathématiques')

  await page.getByLabel('Intitulé').fill('Contrôle 1')
  await page.getByLabel('BELKACEM Lina').fill('15,5')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('L’évaluation est enregistrée.')).toBeVisible()
  const row = page.getByRole('region', { name: 'Évaluations de l’année' }).getByRole('row').nth(1)
  await expect(row).toContainText(/2.notes/)

  await page.getByRole('link', { name: 'Mathématiques, Contrôle 1', exact: true }).click()
  await expect(page.getByLabel('BELKACEM Lina')).toHaveValue('15,5')
  await page.getByLabel('BELKACEM Adam').fill('')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(row).toContainText(/1.note/)
  await page.getByRole('link', { name: /^Supprimer Mathématiques/ }).click()
  await expect(page.getByText(/«\sContrôle 1\s».* et 1\snote sont supprimés/)).toBeVisible()
  await page.getByRole('button', { name: 'Supprimer l’évaluation' }).click()
  await expect(page.getByText('L’évaluation et ses notes sont supprimées.')).toBeVisible()
  expect(await db.assessment.count({ where: { schoolId: school.id } })).toBe(0)
})

test('un collègue corrige l’évaluation pendant la saisie : c’est dit, rien n’est perdu @js', async ({
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

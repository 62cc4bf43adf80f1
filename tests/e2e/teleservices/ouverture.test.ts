import { db, expect, test } from '../../support/e2e'

test('TS-65 fermer demande confirmation, dit ce qui est gardé et coupe aussitôt @no-js', async ({
  page,
  school,
  signInStaff,
}) => {
  await db.schoolTeleservice.updateMany({
    where: { schoolId: school.id, kind: 'NOTES' },
    data: { open: true, publicationType: 'DEADLINE' },
  })
  await signInStaff()
  await page.goto('/teleservices/ouverture')
  await page.getByRole('group', { name: 'Consultation des notes' }).getByLabel('Fermé').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('heading', { name: /^Fermer «.Consultation des notes/ })).toBeVisible()
  await expect(page.getByText('Vos réglages sont gardés')).toBeVisible()
  const notes = { schoolId_kind: { schoolId: school.id, kind: 'NOTES' as const } }
  expect(await db.schoolTeleservice.findUnique({ where: notes })).toMatchObject({ open: true })
  await page.getByRole('button', { name: /^Fermer/ }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  expect(await db.schoolTeleservice.findUnique({ where: notes })).toMatchObject({
    open: false,
    publicationType: 'DEADLINE',
  })
})

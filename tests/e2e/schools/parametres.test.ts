import { db, expect, test } from '../../support/e2e'

const PAGE = '/etablissement/parametres'

test('un collègue a enregistré pendant la saisie : c’est dit, rien n’est perdu @js', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto(PAGE)
  const phone = page.getByLabel('Téléphone du secrétariat')
  const name = page.getByLabel('Son prénom et son nom')
  const save = page.getByRole('button', { name: 'Enregistrer' })
  await phone.fill('09 99 00 77 77')
  await db.school.update({ where: { id: school.id }, data: { headName: 'Omar Diallo' } })
  await save.click()
  await expect(page.getByRole('alert').first()).toContainText(
    /modifiés pendant votre saisie\s: nom .* «\sOmar Diallo\s»/,
  )
  await expect(phone).toHaveValue('09 99 00 77 77')
  await expect(name).toHaveValue('Omar Diallo')
  await save.click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await expect(phone).toHaveValue('09 99 00 77 77')

  await name.fill('Nadia Ferrand')
  await save.click()
  await expect(name).toHaveValue('Nadia Ferrand')
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await expect
    .poll(() => db.school.findUniqueOrThrow({ where: { id: school.id }, select: { headName: true, phone: true } }))
    .toEqual({ headName: 'Nadia Ferrand', phone: '09 99 00 77 77' })
})

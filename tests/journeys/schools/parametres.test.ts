import { audit, db, expect, test } from '../../support/plain'

const PAGE = '/etablissement/parametres'

test('le chef règle le délai, la validité et la signature ; une réponse fausse est expliquée', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto(PAGE)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paramètres de l’établissement')
  await page.getByLabel('Délai pour annuler un envoi de courriels, en minutes').fill('2000')
  await page.getByLabel('Son prénom et son nom').fill('Nadia Ferrand')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Saisissez un nombre de minutes entre 0 et 1 440.').first()).toBeVisible()
  await expect(page).toHaveTitle('Erreur : Paramètres de l’établissement – Passerelle')
  await expect(page.getByLabel('Son prénom et son nom')).toHaveValue('Nadia Ferrand')
  audit(page)

  await page.getByLabel('Délai pour annuler un envoi de courriels, en minutes').fill('0')
  await page.getByLabel('Durée de validité d’un code, en jours').fill('90')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Modifications enregistrées.')).toBeVisible()
  await expect(page).toHaveTitle('Paramètres de l’établissement – Passerelle')
  expect(await db.school.findUniqueOrThrow({ where: { id: school.id } })).toMatchObject({
    headName: 'Nadia Ferrand',
    retractionMinutes: 0,
    codeValidityDays: 90,
  })
})

test('un collègue a enregistré pendant la saisie : c’est dit, rien n’est perdu', async ({
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

test('une adjointe ne voit ni l’entrée ni la page', async ({ page, signInStaff }) => {
  await signInStaff({ role: 'DEPUTY_HEAD' })
  await page.goto('/teleservices')
  await expect(page.getByRole('link', { name: 'Paramètres' })).toHaveCount(0)
  await page.goto(PAGE)
  await expect(page).not.toHaveURL(new RegExp(PAGE))
})

import { buildGuardian, buildGuardianship, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { makeUsableCode } from '../../support/codes'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const PASSWORD = 'tulipe lampe gare nuage'
const next = (page: PlainPage, name = 'Continuer') => page.getByRole('button', { name }).click()

async function enterCode(page: PlainPage, code: string) {
  await page.goto('/activation')
  await page.getByLabel('Saisissez votre code').fill(code)
  await next(page)
}

async function enterDate(page: PlainPage, [day, month, year]: [string, string, string]) {
  await expect(page).toHaveURL(/\/activation\/date-de-naissance$/)
  await page.getByLabel('Jour').fill(day)
  await page.getByLabel('Mois').fill(month)
  await page.getByLabel('Année').fill(year)
  await next(page)
}

async function fillAccount(page: PlainPage, username: string) {
  await expect(page).toHaveURL(/\/activation\/compte$/)
  await page.getByLabel('Identifiant').fill(username)
  await page.getByLabel('Mot de passe').fill(PASSWORD)
}

/** Two children of one guardian in a school that opened the marks. */
async function household() {
  const school = await buildSchool({ open: ['NOTES'], phone: '09 99 00 12 34' })
  const guardian = await buildGuardian({ schoolId: school.id })
  const couple = (firstName: string) =>
    buildGuardianship({
      schoolId: school.id,
      guardianId: guardian.id,
      student: { firstName, birthDate: '2010-03-27' },
    })
  const [lina, ines] = [await couple('Lina'), await couple('Inès')]
  const codes = [await makeUsableCode('CAR', lina), await makeUsableCode('CAR', ines)] as const
  return { school, lina, ines, code: codes[0].text, username: `samira.${lina.id.slice(-8)}` }
}
const typed = (code: string) => code.toLowerCase().replace(/^(.{4})(.{3})(.{3})/, '$1-$2-$3-')

test('[TS-02][TS-06][TS-120] du code à la page de la famille, en minuscules avec des tirets', async ({
  page,
  server: _server,
}) => {
  const { code, username } = await household()
  await page.goto('/activation')
  audit(page)
  await enterCode(page, typed(code))
  audit(page)
  await enterDate(page, ['27', 'mars', '2010'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voici vos enfants')
  audit(page)
  await next(page)
  await expect(page.getByLabel('Identifiant')).toHaveValue(/^samira\.belkacem/)
  audit(page)
  await fillAccount(page, username)
  await next(page, 'Créer mon compte')
  await expect(page).toHaveURL(/\/activation\/termine$/)
  await expect(page.getByText('Lina et Inès')).toBeVisible()
  audit(page)
  await page.getByRole('link', { name: 'Voir mes enfants' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Samira Belkacem')
  audit(page)
  await page.getByRole('link', { name: 'Notes de Lina' }).click()
  await expect(page.getByText('Aucune note n’est publiée pour l’instant.')).toBeVisible()
  audit(page)
  const addresses = page.visitor.asked.map(({ url }) => url).join(' ')
  expect(addresses).not.toContain(code)
  expect(addresses.toLowerCase()).not.toContain(typed(code))
})

test('[TS-16] « Je ne suis pas le responsable de cet élève » : cet enfant n’est pas rattaché', async ({
  page,
  server: _server,
}) => {
  const { code, username, ines } = await household()
  await enterCode(page, code)
  await enterDate(page, ['27', '3', '2010'])
  await page.getByLabel('Je ne suis pas le responsable de cet élève : Inès Belkacem').check()
  await next(page)
  await fillAccount(page, username)
  await next(page, 'Créer mon compte')
  await page.getByRole('link', { name: 'Voir mon enfant' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Lina'])
  expect(await db.access.findFirst({ where: { guardianshipId: ines.id } })).toMatchObject({
    withdrawReason: 'NOT_GUARDIAN',
  })
})

test('« Retour » puis « Créer mon compte » une seconde fois ne fait rien de plus', async ({
  page,
  server: _server,
}) => {
  const { code, username, lina } = await household()
  await enterCode(page, code)
  await enterDate(page, ['27', '3', '2010'])
  await next(page)
  await fillAccount(page, username)
  await next(page, 'Créer mon compte')
  await expect(page).toHaveURL(/\/activation\/termine$/)
  await page.goBack()
  const again = page.getByRole('button', { name: 'Créer mon compte' })
  if (await again.isVisible()) {
    await fillAccount(page, username)
    await again.click()
  }
  await page.goto('/mes-teleservices')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Lina', 'Inès'])
  expect(await db.access.count({ where: { guardianshipId: lina.id } })).toBe(1)
})

test('un double clic sur « Créer mon compte » fait un seul compte', async ({ page, server: _server }) => {
  const { code, username, lina } = await household()
  await enterCode(page, code)
  await enterDate(page, ['27', '3', '2010'])
  await next(page)
  await fillAccount(page, username)
  await page.getByRole('button', { name: 'Créer mon compte' }).dblclick()
  await expect(page).toHaveURL(/\/activation\/termine$/)
  expect(await db.account.count({ where: { usernameKey: username } })).toBe(1)
  expect(await db.access.count({ where: { guardianshipId: lina.id } })).toBe(1)
})

test('[TS-09] ce qui ne va pas est dit, ce qui a été saisi reste, rien n’est consommé', async ({
  page,
  server: _server,
}) => {
  const { code, lina } = await household()
  await enterCode(page, code.slice(0, -1))
  const summary = page.locator('.error-summary')
  await expect(summary).toContainText('Il manque un caractère à votre code. Comparez avec votre courrier.')
  await expect(page.getByLabel('Saisissez votre code')).toHaveValue(code.slice(0, -1))
  await expect(page).toHaveTitle('Erreur : Saisissez votre code – Passerelle')
  audit(page)
  await enterCode(page, code)
  await enterDate(page, ['31', 'février', '2010'])
  await expect(summary).toContainText('Le 31 février n’existe pas. Vérifiez le jour et le mois.')
  audit(page)
  await enterDate(page, ['28', '3', '2010'])
  await expect(page.getByText('Ce code et cette date ne vont pas ensemble. Vérifiez les deux.')).toBeVisible()
  await expect(page.getByLabel('Jour')).toHaveValue('28')
  audit(page)
  await enterDate(page, ['27', '3', '2010'])
  await next(page)
  await fillAccount(page, 'ab')
  await page.getByLabel('Mot de passe').fill('lina2012')
  await next(page, 'Créer mon compte')
  await expect(summary).toContainText('2 réponses sont à corriger')
  await expect(summary).toContainText('Votre mot de passe a 8 caractères. Ajoutez-en 4 au moins.')
  await expect(page.getByLabel('Identifiant')).toHaveValue('ab')
  audit(page)
  expect(await db.activationCode.findFirst({ where: { guardianshipId: lina.id } })).toMatchObject({
    usedAt: null,
    wrongDates: 1,
  })
})

test('[TS-09] après cinq dates fausses le code est suspendu, et le secrétariat est nommé', async ({
  page,
  server: _server,
}) => {
  const { code, lina } = await household()
  await enterCode(page, code)
  const wrongDates = async () => (await db.activationCode.findFirst({ where: { guardianshipId: lina.id } }))?.wrongDates
  for (const tried of [1, 2, 3, 4, 5]) {
    await enterDate(page, [String(tried), '4', '2010'])
    await expect.poll(wrongDates).toBe(tried)
    // The same sentence stands there since the first try: the button says when this answer has come.
    await expect(page.getByRole('button', { name: 'Continuer' })).toBeVisible()
    await expect(page.getByText('Ce code et cette date ne vont pas ensemble. Vérifiez les deux.')).toBeVisible()
  }
  await enterDate(page, ['27', '3', '2010'])
  await expect(page.getByText('Ce code est suspendu. Appelez le secrétariat : 09 99 00 12 34.')).toBeVisible()
})

test('[TS-03][TS-123] un élève active son code et ne voit que lui-même', async ({ page, server: _server }) => {
  const { school } = await household()
  const pupil = await buildStudent({ schoolId: school.id, firstName: 'Noé', birthDate: '2009-02-01' })
  const { text } = await makeUsableCode('CAE', pupil)
  await enterCode(page, text)
  await enterDate(page, ['1', '2', '2009'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Est-ce bien vous/)
  await next(page)
  await fillAccount(page, `noe.${pupil.id.slice(-8)}`)
  await expect(page.getByLabel(/adresse électronique/)).toHaveCount(0)
  await next(page, 'Créer mon compte')
  await page.getByRole('link', { name: 'Voir mes téléservices' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Noé'])
  await expect(page.getByRole('link', { name: 'Mes notes' })).toBeVisible()
})

test('une étape ouverte sans les précédentes ramène au code', async ({ page, server: _server }) => {
  for (const step of ['date-de-naissance', 'eleves', 'compte']) {
    await page.goto(`/activation/${step}`)
    await expect(page).toHaveURL(/\/activation$/)
  }
})

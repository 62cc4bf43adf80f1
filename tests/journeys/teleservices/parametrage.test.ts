import { today } from '@/lib/platform/clock'
import { addDays, addMonths, frenchDate, longFrenchDate, monthLabel, monthOf, toDbDate } from '@/lib/platform/dates'
import { buildStudent } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainLocator } from '../../support/plain/locator'
import type { PlainPage } from '../../support/plain/page'

const NOTES = '/teleservices/parametrage/notes'
const CLOSED =
  "Le télé-service de publication des notes n'est pas ouvert : ouvrez-le pour choisir le type de publication."
/** The first days of next month: the calendar of today may not show them. */
const DAY = `${addMonths(monthOf(today()), 1)}-04`
const OTHER_DAY = `${addMonths(monthOf(today()), 1)}-18`
const GENERAL = '20110019110'
const EURO = '20110019210'

type School = { id: string }

async function openService(school: School, publicationType: 'CONTINUOUS' | 'DEADLINE', kind = 'NOTES' as const) {
  await db.schoolTeleservice.updateMany({
    where: { schoolId: school.id, kind },
    data: { open: true, openedAt: new Date('2026-11-02'), publicationType },
  })
  const pupils = [
    { division: '1ES1', mefCode: GENERAL },
    { division: '1ES2', mefCode: GENERAL },
    { division: '1ES2', mefCode: EURO },
  ]
  for (const pupil of pupils) await buildStudent({ schoolId: school.id, ...pupil })
  await db.mef.updateMany({ where: { schoolId: school.id, code: EURO }, data: { longLabel: 'PREMIERE EUROPEENNE' } })
}

async function addDates(school: School, days: string[], division?: string) {
  const couples = await db.enrollment.findMany({
    where: { schoolId: school.id, division: division ? { code: division } : undefined },
    select: { mefCode: true, divisionId: true },
  })
  for (const { mefCode, divisionId } of couples)
    for (const day of days)
      await db.releaseDate.create({
        data: {
          schoolId: school.id,
          kind: 'NOTES',
          mefCode: mefCode ?? '',
          divisionId: divisionId ?? '',
          releasedOn: toDbDate(day),
        },
      })
}

const stored = (school: School) => db.releaseDate.count({ where: { schoolId: school.id } })
const dayOf = (page: PlainPage, day: string): PlainLocator => page.getByRole('radio', { name: longFrenchDate(day) })
const possible = (page: PlainPage): PlainLocator => page.locator('#couples').getByRole('listitem')

test('[TS-54][TS-48] Gestion des Services / Paramétrage mène au choix de chaque service', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'CONTINUOUS')
  await signInStaff()
  await page.goto('/teleservices')
  await page.getByRole('navigation', { name: 'Menu', exact: true }).getByRole('link', { name: 'Paramétrage' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paramétrage')
  await expect(
    page.getByRole('main').getByRole('listitem').filter({ hasText: 'Consultation des absences' }),
  ).toContainText('Fermé')
  await page.getByRole('link', { name: 'Paramétrer la consultation des notes' }).click()
  await expect(page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('listitem')).toHaveText([
    'Sconet Ts',
    'Gestion des Services',
    'Paramétrage',
    'Consultation des notes',
  ])
})

test('[TS-55] service fermé : le message remplace le choix, et les réglages sont gardés', async ({
  page,
  school,
  signInStaff,
}) => {
  await signInStaff()
  await page.goto(NOTES)
  await expect(page.getByText(CLOSED)).toBeVisible()
  await expect(page.getByRole('main').getByRole('radio')).toHaveCount(0)
  await page.goto('/teleservices/parametrage/absences')
  await expect(page.getByText(CLOSED.replace('des notes', 'des absences'))).toBeVisible()
  await page.goto(`${NOTES}/ajouter`)
  await expect(page).toHaveURL(new RegExp(`${NOTES}$`))
  await openService(school, 'DEADLINE')
  await page.goto(NOTES)
  await expect(page.getByText(CLOSED)).toHaveCount(0)
  await expect(page.getByRole('radio', { name: 'A échéance' })).toBeChecked()
})

test('[TS-56][TS-62][TS-63] deux panneaux repliables ; vers « A échéance », aucune question', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'CONTINUOUS')
  await signInStaff()
  await page.goto(NOTES)
  const type = page.locator('details').filter({ hasText: 'Sélection du type de publication' })
  await expect(type.getByRole('radio', { name: 'Au fil de l’eau' })).toBeChecked()
  await expect(type).toContainText('Chaque note paraît le lendemain de la date choisie par l’enseignant')
  await expect(type).toContainText('pour toutes les MEF et toutes les divisions')
  await type.locator('summary').click()
  await expect(type.getByRole('radio', { name: 'Au fil de l’eau' })).toBeHidden()
  await type.locator('summary').click()
  await type.getByRole('radio', { name: 'A échéance' }).check()
  await type.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('La publication est à échéance.')).toBeVisible()
  const dates = page.locator('details').filter({ hasText: 'Dates de publication' })
  await expect(dates.getByRole('row')).toHaveText([
    /Mef.*Division.*Dates de publication/,
    /PREMIERE EUROPEENNE.*1ES2.*Aucune date.: les familles ne voient aucune note\./,
    /PREMIERE GENERALE.*1ES1.*Aucune date/,
    /PREMIERE GENERALE.*1ES2.*Aucune date/,
  ])
  await dates.locator('summary').click()
  await expect(dates.getByRole('table')).toBeHidden()
})

test('[TS-64] vers « Au fil de l’eau », la question ; Annuler garde tout, confirmer supprime les dates', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'DEADLINE')
  await addDates(school, [DAY])
  await signInStaff()
  const ask = async () => {
    await page.getByRole('radio', { name: 'Au fil de l’eau' }).check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    const question = page.getByRole('dialog', { name: "Suppression des dates d'échéance" })
    await expect(question).toContainText("Les dates d'échéance vont être supprimées.")
    await expect(question).toContainText('Voulez-vous continuer?')
    return question
  }
  await page.goto(NOTES)
  await (await ask()).getByRole('link', { name: 'Annuler' }).click()
  await expect(page.getByRole('radio', { name: 'A échéance' })).toBeChecked()
  expect(await stored(school)).toBe(3)
  await (await ask()).getByRole('button', { name: 'Supprimer 3 dates' }).click()
  await expect(page.getByText('La publication est au fil de l’eau. 3 dates ont été supprimées.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Au fil de l’eau' })).toBeChecked()
  expect(await stored(school)).toBe(0)
})

test('[TS-59][TS-60] « + » : un jour du calendrier, puis seulement les couples qui ne l’ont pas', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'DEADLINE')
  await addDates(school, [DAY], '1ES1')
  await signInStaff()
  await page.goto(NOTES)
  await page.getByRole('link', { name: 'Ajouter une date' }).click()
  await expect(page.getByRole('heading', { name: 'Sélection de la date à ajouter' })).toBeVisible()
  await expect(page.getByRole('columnheader').filter({ hasText: /^[LMJVSD]$/ })).toHaveText([...'LMMJVSD'])
  if (today().slice(8) !== '01') await expect(dayOf(page, `${monthOf(today())}-01`)).toBeDisabled()
  await page.getByRole('link', { name: `Mois suivant : ${monthLabel(monthOf(DAY))}` }).click()
  await expect(page.getByRole('radio', { name: `${longFrenchDate(DAY)}, 1 couple a cette date` })).toBeVisible()
  await dayOf(page, DAY).check()
  await page.getByRole('button', { name: 'Choisir cette date' }).click()
  await expect(page.getByRole('heading', { name: 'Mef/Division possibles' })).toBeVisible()
  await expect(possible(page)).toHaveText([/PREMIERE EUROPEENNE · 1ES2/, /PREMIERE GENERALE · 1ES2/])
  await expect(page.getByLabel('Sélectionner un ou plusieurs couples MEF / Division')).toBeChecked()

  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText('Cochez au moins un couple MEF / Division')).toBeVisible()
  await page.getByRole('button', { name: 'Tout cocher (2)' }).click()
  await expect(page.locator('#couples').getByRole('checkbox', { checked: true })).toHaveCount(2)
  await page.locator('#couples').getByRole('checkbox').first().uncheck()
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText(`1 couple a maintenant la date du ${frenchDate(DAY)}.`)).toBeVisible()
  await expect(page.getByRole('row')).toHaveText([
    /^Mef/,
    /PREMIERE EUROPEENNE1ES2Aucune date/,
    new RegExp(`PREMIERE GENERALE1ES1${frenchDate(DAY)}`),
    new RegExp(`PREMIERE GENERALE1ES2${frenchDate(DAY)}`),
  ])
})

test('[TS-60] la date se tape, TOUS les couples se choisissent, un jour passé est refusé avec la raison', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'DEADLINE')
  await signInStaff()
  await page.goto(`${NOTES}/ajouter`)
  const field = page.getByLabel('Ou saisissez la date (JJ/MM/AAAA)')
  const choose = () => page.getByRole('button', { name: 'Choisir cette date' }).click()
  const yesterday = addDays(today(), -1)
  await choose()
  await expect(page.getByText('Choisissez un jour du calendrier, ou écrivez une date.')).toBeVisible()
  await field.fill(frenchDate(yesterday))
  await choose()
  await expect(page.getByText(`Le ${frenchDate(yesterday)} est passé.`)).toBeVisible()
  await expect(field).toHaveValue(frenchDate(yesterday))
  await field.fill('31/02/2027')
  await choose()
  await expect(page.getByText('Écrivez une date qui existe')).toBeVisible()
  await expect(page).toHaveTitle('Erreur : Ajouter une date – Passerelle')
  await field.fill('15/09/2027')
  await choose()
  await expect(page.getByText('n’est pas dans l’année scolaire 2026/2027')).toBeVisible()
  await field.fill(frenchDate(OTHER_DAY).replaceAll('/', '-'))
  await choose()
  await expect(dayOf(page, OTHER_DAY)).toBeChecked()
  await page.getByLabel('Sélectionner TOUS les couples MEF / Division').check()
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText(`3 couples ont maintenant la date du ${frenchDate(OTHER_DAY)}.`)).toBeVisible()
  expect(await stored(school)).toBe(3)
})

test('[TS-61] « - » : les seuls jours qui existent, puis les seuls couples qui ont la date', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'DEADLINE')
  await addDates(school, [DAY])
  await addDates(school, [OTHER_DAY], '1ES1')
  await signInStaff()
  await page.goto(NOTES)
  await page.getByRole('link', { name: 'Supprimer une date' }).click()
  await expect(page.getByRole('heading', { name: 'Sélection de la date à supprimer' })).toBeVisible()
  await expect(page.locator('.calendar').getByRole('radio', { disabled: false })).toHaveCount(2)
  await dayOf(page, OTHER_DAY).check()
  await page.getByRole('button', { name: 'Choisir cette date' }).click()
  await expect(possible(page)).toHaveText([/PREMIERE GENERALE · 1ES1/])
  await possible(page).getByRole('checkbox').check()
  await db.releaseDate.deleteMany({ where: { schoolId: school.id, releasedOn: toDbDate(OTHER_DAY) } })
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText('Rien n’a changé. 1 couple ne l’avait plus')).toBeVisible()

  await page.goto(`${NOTES}/supprimer?date=${DAY}`)
  await page.getByLabel('Sélectionner TOUS les couples MEF / Division').check()
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText(`La date du ${frenchDate(DAY)} est supprimée pour 3 couples.`)).toBeVisible()
  expect(await stored(school)).toBe(0)
  await page.goto(`${NOTES}/supprimer`)
  await expect(page.getByText('il n’y a rien à supprimer')).toBeVisible()
})

test('[TS-66] les absences ont les mêmes réglages, avec leurs mots', async ({ page, school, signInStaff }) => {
  await db.schoolTeleservice.updateMany({
    where: { schoolId: school.id, kind: 'ABSENCES' },
    data: { open: true, publicationType: 'DEADLINE' },
  })
  await buildStudent({ schoolId: school.id })
  await signInStaff()
  await page.goto('/teleservices/parametrage/absences')
  await expect(page.getByText('Les absences paraissent le lendemain des dates que vous fixez ici')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '1G3' })).toContainText('les familles ne voient aucune absence')
})

test('le droit de paramétrer se délègue ; sans lui, ni menu ni page', async ({ page, signInStaff }) => {
  await signInStaff({ role: 'DELEGATE', permissions: ['teleservice:set-up'] })
  await page.goto(NOTES)
  await expect(page.getByText('Demandez à Nadia Ferrand.')).toBeVisible()
  await signInStaff({ role: 'DELEGATE', permissions: ['activation-code:notify'] })
  await page.goto(NOTES)
  await expect(page).toHaveURL(/acces-refuse/)
  await page.goto('/teleservices')
  await expect(
    page.getByRole('navigation', { name: 'Menu', exact: true }).getByRole('link', { name: 'Paramétrage' }),
  ).toHaveCount(0)
})

for (const path of ['', '/ajouter', `/ajouter?date=${OTHER_DAY}`, '/ajouter?saisie=hier', `/supprimer?date=${DAY}`])
  test(`[XC-09] ${NOTES}${path} : axe ne trouve rien et rien ne dépasse`, async ({ page, school, signInStaff }) => {
    await openService(school, 'DEADLINE')
    await addDates(school, [DAY, OTHER_DAY], '1ES1')
    await db.mef.updateMany({
      where: { schoolId: school.id, code: GENERAL },
      data: { longLabel: 'SECONDE GENERALE ET TECHNOLOGIQUE, SECTION INTERNATIONALE' },
    })
    await signInStaff()
    await page.goto(`${NOTES}${path}`)
    audit(page)
  })

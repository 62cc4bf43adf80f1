import type { Locator, Page } from '@playwright/test'
import { today } from '@/lib/platform/clock'
import { addDays, addMonths, frenchDate, longFrenchDate, monthOf, toDbDate } from '@/lib/platform/dates'
import { buildStudent } from '@/prisma/seed/builders'
import { expectAccessible } from '../../support/axe'
import { db, expect, test } from '../../support/e2e'

const NOTES = '/teleservices/parametrage/notes'
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
const dayOf = (page: Page, day: string): Locator => page.getByRole('radio', { name: longFrenchDate(day) })
const possible = (page: Page): Locator => page.locator('#couples').getByRole('listitem')

test('Échap vaut Annuler dans la question @js', async ({ page, school, signInStaff }) => {
  await openService(school, 'DEADLINE')
  await addDates(school, [DAY])
  await signInStaff()
  await page.goto(`${NOTES}/fil-de-l-eau`)
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'A échéance' })).toBeChecked()
  expect(await stored(school)).toBe(3)
})

test('au clavier : les flèches parcourent le calendrier et le champ suit @js', async ({
  page,
  school,
  signInStaff,
}) => {
  await openService(school, 'DEADLINE')
  await signInStaff()
  await page.goto(`${NOTES}/ajouter?mois=${monthOf(DAY)}`)
  const field = page.getByLabel('Ou saisissez la date (JJ/MM/AAAA)')
  await dayOf(page, DAY).focus()
  await page.keyboard.press('Space')
  await expect(field).toHaveValue(frenchDate(DAY))
  await page.keyboard.press('ArrowRight')
  await expect(dayOf(page, addDays(DAY, 1))).toBeChecked()
  await expect(field).toHaveValue(frenchDate(addDays(DAY, 1)))
  await field.fill(frenchDate(OTHER_DAY))
  await expect(dayOf(page, OTHER_DAY)).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Mef/Division possibles' })).toBeVisible()
  await page.getByLabel('Sélectionner TOUS les couples MEF / Division').check()
  await expect(possible(page).first()).toBeHidden()
})

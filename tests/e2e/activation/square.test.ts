import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { expectAccessible } from '../../support/axe'
import { makeUsableCode } from '../../support/codes'
import { expect, test } from '../../support/e2e'
import { activeParent } from '../../support/families'

async function couple() {
  const school = await buildSchool({ open: ['NOTES'] })
  const guardianship = await buildGuardianship({ schoolId: school.id, student: { birthDate: '2010-03-27' } })
  return makeUsableCode('CAR', guardianship)
}

test('le carré de la lettre remplit le champ, efface l’adresse, et la date de naissance reste demandée @js', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const first = await couple()
  const second = await couple()
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url(), request.headers().referer ?? ''))
  await page.goto(`/a#${first.text}`)
  const field = page.getByLabel('Saisissez votre code')
  await expect(field).toHaveValue(first.text)
  await expect(page).toHaveURL(/\/a$/)
  await expectAccessible(page)

  // A second letter, read in the same tab.
  await page.goto(`/a#${second.text}`)
  await expect(field).toHaveValue(second.text)
  await expect(page).toHaveURL(/\/a$/)

  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/activation\/date-de-naissance$/)
  await expect(page.getByLabel('Jour')).toBeVisible()

  // Who is signed in adds it to their account.
  await signInFamily((await activeParent(await buildSchool({ open: ['NOTES'] }))).account.id)
  await page.goto(`/a#${second.text}`)
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue(second.text)
  await expect(page).toHaveURL(/\/a$/)
  expect(sent.filter((text) => text.includes(first.text) || text.includes(second.text))).toEqual([])
})

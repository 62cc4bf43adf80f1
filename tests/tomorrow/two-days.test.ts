import '../support/own-server'
import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeCode } from '../support/codes'
import { test as browserTest, db } from '../support/e2e'
import { needsOwnServer } from '../support/e2e-env'
import { expect, test } from '../support/plain'
import { activateInBrowser, fromFilesToCodes } from './main-job'
import { activateAsPupil, printSheet } from './pupil-sheet'

test.describe.configure({ timeout: 150_000 })
test.skip(...needsOwnServer)

/** What the first day leaves to the second. */
type Handed = { code: string; schoolId: string; uai: string }

test.describe
  .serial('un code fait aujourd’hui', () => {
    let parents: Handed & { letterCode: string }
    let pupil: Handed
    let waiting: Handed

    browserTest(
      '[XC-01][TS-46] du ZIP de SIECLE aux codes, par courriel et sur papier, la veille @download',
      async ({ page, school, signInStaff, readMail }) => {
        const { mailCode, letterCode } = await fromFilesToCodes({ page, school, signInStaff, readMail })
        parents = { code: mailCode, letterCode, schoolId: school.id, uai: school.uai.toLowerCase() }
      },
    )

    test('[TS-01][TS-120] la fiche d’un élève est imprimée, la veille', async ({ page, school, signInStaff }) => {
      await db.schoolTeleservice.updateMany({ where: { schoolId: school.id, kind: 'NOTES' }, data: { open: true } })
      await signInStaff()
      pupil = { code: await printSheet(page, school.id), schoolId: school.id, uai: school.uai.toLowerCase() }
    })

    test('[TS-47] un code attend demain, et la page dit la date', async ({ page }) => {
      const school = await buildSchool({ open: ['NOTES'] })
      const couple = await buildGuardianship({ schoolId: school.id, student: { birthDate: '2010-03-27' } })
      const { text } = await makeCode('CAR', couple)
      waiting = { code: text, schoolId: school.id, uai: school.uai }
      await page.goto('/activation')
      await page.getByLabel('Saisissez votre code').fill(text)
      await page.getByRole('button', { name: 'Continuer' }).click()
      await page.getByLabel('Jour').fill('27')
      await page.getByLabel('Mois').fill('3')
      await page.getByLabel('Année').fill('2010')
      await page.getByRole('button', { name: 'Continuer' }).click()
      await expect(page.getByText(/^Ce code sera utilisable à partir du \d\d\/\d\d\/\d{4}\.$/)).toBeVisible()
    })

    test('la nuit passe et réplique les trois établissements', async ({ server }) => {
      await server.restart({ CLOCK_OFFSET: '+1d' })
      expect(await server.command('jobs', 'run', 'teleservices.replicate')).toMatchObject({ code: 0 })
      const ids = [parents, pupil, waiting].map(({ schoolId }) => schoolId)
      await expect
        .poll(() => db.replicationRun.count({ where: { schoolId: { in: ids }, state: 'DONE' } }), { timeout: 30_000 })
        .toBe(3)
      expect(await db.school.count({ where: { id: { in: ids }, replicatedOn: null } })).toBe(0)
    })

    browserTest('[XC-01][TS-120] les deux parents activent leur compte, le lendemain @js', async ({ page }) => {
      await activateInBrowser(page, parents.code, `nora.${parents.uai}`)
      await page.context().clearCookies()
      await activateInBrowser(page, parents.letterCode.toLowerCase().replaceAll(' ', ''), `karim.${parents.uai}`)
      expect(await db.access.count({ where: { schoolId: parents.schoolId, withdrawnAt: null } })).toBe(2)
    })

    test('[TS-01][TS-03][TS-120] de la fiche imprimée au compte de l’élève, le lendemain', async ({ page }) => {
      await activateAsPupil(page, pupil.code, `noe.${pupil.uai}`)
    })

    test('[TS-47] le code d’hier s’active, le lendemain de la réplication', async ({ page }) => {
      await page.goto('/activation')
      await page.getByLabel('Saisissez votre code').fill(waiting.code)
      await page.getByRole('button', { name: 'Continuer' }).click()
      await page.getByLabel('Jour').fill('27')
      await page.getByLabel('Mois').fill('3')
      await page.getByLabel('Année').fill('2010')
      await page.getByRole('button', { name: 'Continuer' }).click()
      await expect(page).toHaveURL(/\/activation\/eleves$/)
    })
  })

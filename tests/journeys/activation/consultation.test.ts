import { withdrawAccesses } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { closeServiceForFamilies, openServiceForFamilies } from '@/lib/teleservices/opening/commands/copied-service'
import { buildAbsence, buildAccount, buildAssessment, buildSchool } from '@/prisma/seed/builders'
import { replicate } from '../../support/codes'
import { activeParent } from '../../support/families'
import { audit, db, expect, test } from '../../support/plain'

test.use({ allowedStatus: [404] })

/** Lina, two terms of marks, absences and a lateness, replicated today. */
async function followedPupil() {
  const school = await buildSchool({ open: ['NOTES', 'ABSENCES'], phone: '09 99 00 12 34' })
  const { account, couple } = await activeParent(school)
  const { schoolId, studentId } = couple
  const give = (mark: number | 'ABSENT', options: object) =>
    buildAssessment({ schoolId, ...options, marks: { [studentId]: mark } })
  await give(7.5, { title: 'Fractions', scale: 10, coefficient: 2 })
  await give('ABSENT', { title: 'Aires', takenOn: '2026-11-06' })
  await give(13, { subject: 'Anglais', title: 'Verbes irréguliers' })
  await give(9, { subject: 'Anglais', title: 'Compréhension orale', term: 2 })
  await give(20, { title: 'Pas encore publiée', releasedOn: '2027-06-01' })
  await buildAbsence({ schoolId, studentId, halfDays: 3, endsOn: '2026-11-17', reason: 'Maladie', justified: true })
  await buildAbsence({ schoolId, studentId, startsOn: '2026-10-05' })
  await buildAbsence({ schoolId, studentId, startsOn: '2026-11-19', kind: 'LATENESS', minutes: 15 })
  await replicate(schoolId)
  return { school, account, couple }
}

test('[TS-122] les notes par matière, les moyennes et le graphique, par trimestre', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const { account } = await followedPupil()
  await signInFamily(account.id)
  await page.goto('/mes-teleservices')
  await expect(page.getByText('3\u00a0notes, la dernière du 13/11/2026')).toBeVisible()
  await page.getByRole('link', { name: 'Notes de Lina' }).click()
  await expect(page.getByRole('link', { name: 'Trimestre 2' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText('Compréhension orale')).toBeVisible()
  await page.getByRole('link', { name: 'Trimestre 1' }).click()
  await expect(page).toHaveURL(/\?trimestre=1$/)
  const table = page.getByRole('table', { name: /Trimestre 1/ })
  await expect(table.getByRole('row')).toHaveText([
    /Évaluation.*Note/,
    /Anglais.*Moyenne\s13/,
    /Verbes irréguliers.*13\s\/\s20/,
    /Mathématiques.*Moyenne\s15/,
    /Fractions.*coefficient\s2.*7,5\s\/\s10/,
    /Aires.*Absent/,
    /Moyenne générale.*14/,
  ])
  const chart = page.getByRole('figure', { name: 'Moyennes du trimestre 1, sur 20' })
  await expect(chart.getByRole('listitem')).toHaveText(['Anglais13', 'Mathématiques15', 'Moyenne générale14'])
  await expect(
    page.getByRole('figure', { name: 'Moyenne générale par trimestre, sur 20' }).getByRole('listitem'),
  ).toHaveText(['Trimestre 114', 'Trimestre 29'])
  await expect(page.getByText('Pas encore publiée')).toHaveCount(0)
  audit(page)
})

test('[TS-122][TS-66] les absences, leur motif, les totaux de l’année, du trimestre et du mois', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const { account } = await followedPupil()
  await signInFamily(account.id)
  await page.goto('/mes-teleservices')
  await page.getByRole('link', { name: /Absences de Lina\s*1\sabsence et 1\sretard à justifier/ }).click()
  await expect(
    page.getByText(
      '4\u00a0demi-journées d’absence, dont 1 à justifier. 1\u00a0retard, 15\u00a0minutes en tout, à justifier.',
    ),
  ).toBeVisible()
  await expect(page.getByRole('table', { name: 'Totaux par mois' }).getByRole('row')).toHaveText([
    /Mois/,
    /novembre 2026\s*3\s*1/,
    /octobre 2026\s*1\s*0/,
  ])
  await expect(page.getByRole('table', { name: 'Totaux par trimestre' }).getByRole('row')).toHaveText([
    /Trimestre/,
    /Trimestre 1\s*4\s*1/,
  ])
  const list = page.getByRole('region', { name: 'Absences et retards' }).getByRole('row')
  await expect(list.filter({ hasText: 'Maladie' })).toContainText('du 16/11/2026 (matin) au 17/11/2026')
  await expect(list.filter({ hasText: 'Maladie' })).toContainText('Justifiée')
  await expect(list.filter({ hasText: 'Retard, 15\u00a0minutes' })).toContainText('À justifier')
  audit(page)
})

test('[TS-122][TS-17] service fermé expliqué, accès retiré : la page ne montre plus rien aussitôt', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const { account, couple } = await followedPupil()
  await signInFamily(account.id)
  const path = `/mes-teleservices/${couple.studentId}/notes`
  await page.goto(path)
  await expect(page.getByText('Compréhension orale')).toBeVisible()
  await db.$transaction((tx) => closeServiceForFamilies(tx, couple.schoolId, 'NOTES'))
  await page.goto(path)
  await expect(page.getByText('Le lycée n’a pas ouvert ce service.')).toBeVisible()
  await expect(page.getByText('Compréhension orale')).toHaveCount(0)
  audit(page)
  await db.$transaction((tx) => openServiceForFamilies(tx, couple.schoolId, 'NOTES'))
  await page.goto(path)
  await expect(page.getByText('Compréhension orale')).toBeVisible()
  await db.$transaction((tx) =>
    withdrawAccesses(tx, schoolSystemActor('test', couple.schoolId), {
      schoolId: couple.schoolId,
      guardianshipIds: [couple.id],
      studentIds: [],
      reason: 'HOLDER_REQUEST',
    }),
  )
  for (const service of ['notes', 'absences', 'livret'])
    expect((await page.goto(`/mes-teleservices/${couple.studentId}/${service}`))?.status()).toBe(404)
})

test('[TS-123] un élève lit ses notes, et celles d’aucun autre', async ({ page, signInFamily, server: _server }) => {
  const { couple } = await followedPupil()
  const other = await followedPupil()
  const account = await buildAccount({ profiles: ['STUDENT'] })
  const { schoolId, studentId } = couple
  await db.access.create({
    data: { accountId: account.id, schoolId, studentId, route: 'CODE', usableFrom: new Date('2026-09-01') },
  })
  await signInFamily(account.id, 'STUDENT')
  await page.goto(`/mes-teleservices/${studentId}/notes`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes notes')
  for (const id of [other.couple.studentId, 'rien'])
    expect((await page.goto(`/mes-teleservices/${id}/notes`))?.status()).toBe(404)
})

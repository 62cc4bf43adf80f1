import { today } from '@/lib/platform/clock'
import { addDays, frenchDate } from '@/lib/platform/dates'
import { buildStudent } from '@/prisma/seed/builders'
import { replicate } from '../../support/codes'
import { activeParent } from '../../support/families'
import { audit, db, expect, test } from '../../support/plain'
import { fileOf, SKILLS_HEAD } from '../../support/records'

test.use({ allowedStatus: [404] })

const LANGUAGES = 'Les langages pour penser et communiquer'

test('[TS-43][TS-48][TS-53] le livret : ouvert, chargé, publié, lu par la famille, corrigé, supprimé', async ({
  page,
  school,
  signInStaff,
  signInFamily,
}) => {
  await signInStaff()
  await db.schoolTeleservice.update({
    where: { schoolId_kind: { schoolId: school.id, kind: 'LPC' } },
    data: { experimenter: true },
  })
  const { account, couple } = await activeParent(school)
  const lina = await db.student.findUniqueOrThrow({ where: { id: couple.studentId } })

  await page.goto('/teleservices/parametrage')
  await page.getByRole('link', { name: /livret personnel de compétences/ }).click()
  await expect(page).toHaveURL('/teleservices/parametrage/livret')
  await expect(page.getByText(/du livret personnel de compétences n'est pas ouvert/)).toBeVisible()
  await page.goto('/teleservices/ouverture')
  await page.getByRole('group', { name: 'LPC' }).getByLabel('Ouvert').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.goto('/teleservices/parametrage/livret')
  await expect(page.getByLabel('Au fil de l’eau')).toBeChecked()
  audit(page)

  await page.goto('/teleservices/livret')
  await page.getByRole('link', { name: 'Charger des compétences' }).first().click()
  await expect(page).toHaveURL('/teleservices/chargements/livret')
  const released = frenchDate(addDays(today(), -1))
  const who = `;${lina.familyName};Lina;;`
  const file = fileOf(
    SKILLS_HEAD,
    `${who};1;Écrire;maitrise fragile;05/10/2026;${released}`,
    `${who};1;Écrire;3;16/11/2026;${released}`,
    `${who};Aviron;Ramer;4;16/11/2026;${released}`,
    `${who};1;Écrire;7;17/11/2026;`,
  )
  const upload = { name: 'livret.csv', mimeType: 'text/csv', buffer: Buffer.from(file) }
  await page.getByLabel('Fichier CSV').setInputFiles(upload)
  await page.getByRole('button', { name: 'Envoyer et vérifier' }).click()
  await expect(page.getByText(/Compétences\s:\s3\snouvelles\./)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Lignes à corriger' })).toContainText('Le niveau «\u00a07\u00a0»')
  audit(page)
  await page.getByRole('button', { name: /^Valider 3.compétences$/ }).click()
  await expect(page.getByText(/3.compétences nouvelles/)).toBeVisible()

  await replicate(school.id)
  await signInFamily(account.id)
  await page.goto('/mes-teleservices')
  await page
    .getByRole('link', { name: /Livret de compétences de Lina\s*2\scompétences, la dernière du 16\/11\/2026/ })
    .click()
  await expect(page.getByText(/Informations à jour au/)).toBeVisible()
  await expect(page.getByRole('table', { name: /^Année 2026\/2027/ }).getByRole('row')).toHaveText([
    /Compétence.*Niveau/,
    LANGUAGES,
    /Écrire\s*16\/11\/2026\s*Maîtrise satisfaisante\s*Le 05\/10\/2026\s:\smaîtrise fragile/,
    'Aviron',
    /Ramer.*Très bonne maîtrise/,
  ])
  audit(page)

  await signInStaff()
  await page.goto(`/teleservices/livret?domaine=Aviron`)
  await page.getByRole('link', { name: `${lina.familyName} Lina`, exact: true }).click()
  await page.getByLabel('Date', { exact: true }).fill('2026-07-31')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText(/n’est pas dans l’année scolaire/).first()).toBeVisible()
  await page.getByLabel('Date', { exact: true }).fill('2026-11-17')
  await page.getByLabel('Niveau').selectOption('Maîtrise insuffisante')
  audit(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('La compétence est enregistrée.')).toBeVisible()
  const rows = page.getByRole('region', { name: 'Compétences de l’année' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('Maîtrise insuffisante')
  audit(page)
  await page.getByRole('link', { name: /^Supprimer Ramer/ }).click()
  audit(page)
  await page.getByRole('button', { name: 'Supprimer la compétence' }).click()
  await expect(page.getByText('La compétence est supprimée.')).toBeVisible()
  expect(await db.assessedSkill.count({ where: { schoolId: school.id } })).toBe(2)

  // Of another school: nothing.
  const skill = await db.assessedSkill.findFirstOrThrow({ where: { schoolId: school.id } })
  const stranger = await buildStudent()
  await signInStaff({ schoolId: stranger.schoolId })
  for (const path of [`/teleservices/livret/${skill.id}`, `/teleservices/livret/${skill.id}/supprimer`])
    expect((await page.goto(path)).status()).toBe(404)
})

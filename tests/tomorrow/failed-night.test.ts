import '../support/own-server'
import { buildCode, buildStudent } from '@/prisma/seed/builders'
import { needsOwnServer } from '../support/e2e-env'
import { audit, db, expect, test } from '../support/plain'

const FAILED = 'La réplication de cette nuit a échoué\u00a0: les codes créés hier ne sont pas encore utilisables.'

test.skip(...needsOwnServer)

test('[TS-47] la nuit a échoué : le bandeau le dit, « Relancer » la refait', async ({
  page,
  school,
  signInStaff,
  server,
}) => {
  const student = await buildStudent({ schoolId: school.id })
  await buildCode({ kind: 'CAE', studentId: student.id })
  const openedAt = new Date('2026-11-02T08:00:00Z')
  await db.schoolTeleservice.updateMany({
    where: { schoolId: school.id, kind: 'NOTES' },
    data: { open: true, openedAt },
  })
  await db.$executeRawUnsafe(`
    create or replace function refuse() returns trigger language plpgsql as $$
    begin if new.school_id = '${school.id}' then raise 'disk full'; end if; return new; end $$`)
  await db.$executeRaw`
    create trigger refuse before insert on teleservices.student for each row execute function refuse()`
  expect(await server.command('jobs', 'run', 'teleservices.replicate')).toMatchObject({ code: 0 })
  await signInStaff()
  await expect(async () => {
    await page.goto('/teleservices')
    await expect(page.getByText(FAILED)).toBeVisible()
  }).toPass({ timeout: 30_000 })
  audit(page)
  await db.$executeRaw`drop trigger refuse on teleservices.student`
  await page.getByRole('button', { name: 'Relancer la réplication' }).click()
  // A small school may be replicated before the page is drawn again.
  await expect(page.getByText(/La réplication est (demandée\. Rechargez|en cours|faite)/)).toBeVisible()
  await expect
    .poll(async () => (await db.school.findUnique({ where: { id: school.id } }))?.replicatedOn, { timeout: 30_000 })
    .not.toBeNull()
  await page.reload()
  await expect(page.getByText(FAILED)).toHaveCount(0)
})

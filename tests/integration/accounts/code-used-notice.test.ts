import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { attachCode } from '@/lib/accounts/commands/attach-code'
import { db, violates } from '@/lib/platform/db'
import { buildAccount, buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeUsableCode } from '../../support/codes'
import { activate } from '../../support/household'
import { sendMessage } from '../../support/messages'

test('[TS-16] « Votre code a servi » names the school of the code, and no other that whoever typed it reads', async () => {
  const theirs = await buildSchool({ name: `Collège ${randomUUID()}`, phone: '0999001111' })
  const stranger = await activate('CAR', await buildGuardianship({ schoolId: theirs.id }))
  const school = await buildSchool({
    ...{ name: `Lycée ${randomUUID()}`, phone: '0999002222' },
    academieId: theirs.academieId,
  })
  const email = `${randomUUID()}@famille.example`
  const couple = await buildGuardianship({ schoolId: school.id, guardian: { email } })
  const { id: codeId } = await makeUsableCode('CAR', couple)
  await attachCode(stranger, { codeId, shown: [], notMine: [] })
  const { id } = await db.securityNotice.findFirstOrThrow({ where: { email } })
  const { mail } = await sendMessage(`security-notice-${id}`)
  expect(mail).toMatchObject({ to: email, subject: 'Votre code d’activation a servi' })
  for (const body of [mail?.text, mail?.html]) {
    expect(body).toContain(school.name)
    expect(body).not.toContain(theirs.name)
    expect(body).not.toMatch(/09.?99.?00.?11.?11/)
  }
})

test('notice_of_a_code_names_its_school refuses one that names none, and any other that names one', async () => {
  const [account, school] = [await buildAccount(), await buildSchool()]
  const common = { accountId: account.id, email: 'nora@famille.example', happenedAt: new Date() }
  for (const data of [
    { ...common, change: 'CODE_USED' as const },
    { ...common, change: 'PASSWORD_RESET' as const, schoolId: school.id },
  ]) {
    const error = await db.securityNotice.create({ data }).catch((thrown: unknown) => thrown)
    expect(violates(error, 'notice_of_a_code_names_its_school')).toBe(true)
  }
})

import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { setSchoolSettings } from '@/lib/schools/commands/set-school-settings'
import { getSchoolSettings } from '@/lib/schools/queries/get-school-settings'
import { SchoolSettingsForm } from '@/lib/schools/schemas-settings'
import { schoolWithCodes } from '../../support/notifications'

const typed = (values: Record<string, string> = {}) =>
  SchoolSettingsForm.safeParse({
    headTitle: 'La proviseure',
    headName: 'Nadia Ferrand',
    phone: '09 99 00 12 34',
    email: 'secretariat@lycee.example',
    retractionMinutes: '0',
    codeValidityDays: '',
    ...values,
  })

test('[TS-12] settings are saved for the school of the actor alone, and the audit names what changed', async () => {
  const { actor, school } = await schoolWithCodes([])
  const other = await schoolWithCodes([])
  const before = await getSchoolSettings(other.actor)
  const settings = typed({ codeValidityDays: '90' }).data
  if (!settings) throw new Error('These answers are right.')
  await setSchoolSettings(actor, settings)
  await setSchoolSettings(actor, settings)
  expect(await getSchoolSettings(actor)).toEqual(settings)
  expect(settings).toMatchObject({ retractionMinutes: 0, codeValidityDays: 90 })
  expect(await getSchoolSettings(other.actor)).toEqual(before)
  const events = await db.auditEvent.findMany({ where: { action: 'school.settings-changed', targetId: school.id } })
  expect(events).toHaveLength(1)
  expect(JSON.stringify(events[0]?.data)).toContain('retractionMinutes')
  expect(JSON.stringify(events[0]?.data)).not.toContain('Ferrand')
})

test.each([
  ['retractionMinutes', '1440', true],
  ['retractionMinutes', '1441', false],
  ['retractionMinutes', '-1', false],
  ['retractionMinutes', '', false],
  ['retractionMinutes', '2,5', false],
  ['codeValidityDays', '7', true],
  ['codeValidityDays', '6', false],
  ['codeValidityDays', '400', true],
  ['codeValidityDays', '401', false],
  ['email', 'secretariat', false],
  ['email', '', true],
  ['phone', 'appelez-nous', false],
  ['headName', 'x'.repeat(81), false],
])('%s « %s » is accepted: %s', (name, value, accepted) => {
  const answer = typed({ [name]: value })
  expect(answer.success).toBe(accepted)
  if (!answer.success) expect(answer.error.issues.map(({ path }) => path[0])).toEqual([name])
})

test('the database refuses what no screen would send', async () => {
  const { school } = await schoolWithCodes([])
  const write = (data: object) => db.school.update({ where: { id: school.id }, data })
  await expect(write({ retractionMinutes: 1_441 })).rejects.toThrow(/retraction_lasts_a_day_at_most/)
  await expect(write({ codeValidityDays: 0 })).rejects.toThrow(/code_validity_is_some_days/)
})

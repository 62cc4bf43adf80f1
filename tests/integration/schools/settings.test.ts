import { expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { Refusal } from '@/lib/platform/errors'
import { setSchoolSettings } from '@/lib/schools/settings/commands/set-school-settings'
import { verifyRanges } from '@/lib/schools/settings/commands/verify-ranges'
import { settingsTexts } from '@/lib/schools/settings/domain/settings-texts'
import { getSchoolSettings } from '@/lib/schools/settings/queries/get-school-settings'
import { listDeclaredNetworks } from '@/lib/schools/settings/queries/list-declared-networks'
import { SchoolSettingsForm } from '@/lib/schools/settings/schemas'
import { previewSampleLetter } from '@/lib/teleservices/notifications/queries/preview-sample-letter'
import { atOnce } from '../../support/at-once'
import { schoolWithCodes } from '../../support/notifications'

const ANSWERS = {
  addressLine1: '12 rue des Tanneurs',
  addressLine2: '',
  postalCode: '99120',
  city: 'Valmontier',
  letterhead: '',
  headTitle: 'La proviseure',
  headName: 'Nadia Ferrand',
  phone: '09 99 00 12 34',
  email: 'secretariat@lycee.example',
  retractionMinutes: '0',
  codeValidityDays: '',
  ipRanges: '',
}
const typed = (values: Record<string, string> = {}) =>
  SchoolSettingsForm.safeParse({ ...ANSWERS, ...values, shown: [] })

/** The form as it is opened now, with these answers. */
async function formOf(actor: StaffActor, values: Record<string, string> = {}): Promise<SchoolSettingsForm> {
  const shown = Object.values(settingsTexts(await getSchoolSettings(actor)))
  return SchoolSettingsForm.parse({ ...ANSWERS, ...values, shown })
}

test('[TS-12] settings are saved for the school of the actor alone, and the audit names what changed', async () => {
  const { actor, school } = await schoolWithCodes([])
  const other = await schoolWithCodes([])
  const before = await getSchoolSettings(other.actor)
  const form = await formOf(actor, { codeValidityDays: '90' })
  const { shown: _shown, ...settings } = form
  await setSchoolSettings(actor, form)
  await setSchoolSettings(actor, form)
  expect(await getSchoolSettings(actor)).toEqual(settings)
  expect(settings).toMatchObject({ retractionMinutes: 0, codeValidityDays: 90 })
  expect(await getSchoolSettings(other.actor)).toEqual(before)
  const events = await db.auditEvent.findMany({ where: { action: 'school.settings-changed', targetId: school.id } })
  expect(events).toHaveLength(1)
  expect(JSON.stringify(events[0]?.data)).toContain('retractionMinutes')
  expect(JSON.stringify(events[0]?.data)).not.toContain('Ferrand')
})

test('the networks of the school count once somebody visited from them; another one, or a stranger, changes nothing', async () => {
  const [{ actor }, other] = [await schoolWithCodes([]), await schoolWithCodes([])]
  const ranges = ['198.51.100.0/24', '2001:db8:1::/48']
  await setSchoolSettings(actor, await formOf(actor, { ipRanges: ` ${ranges.join('\n')}, ${ranges[0]}` }))
  expect(await listDeclaredNetworks(actor, '198.51.100.7')).toEqual([
    { range: ranges[0], verified: false, here: true },
    { range: ranges[1], verified: false, here: false },
  ])
  await setSchoolSettings(other.actor, await formOf(other.actor, { ipRanges: ranges[0] ?? '' }))
  await expect(verifyRanges(actor, '203.0.113.9')).rejects.toMatchObject({ code: 'REJECTED' })
  await verifyRanges(actor, '198.51.100.7')
  await verifyRanges(actor, '2001:db8:1:9::1')
  expect((await listDeclaredNetworks(actor, null)).map(({ verified }) => verified)).toEqual([true, true])
  await setSchoolSettings(actor, await formOf(actor, { ipRanges: ranges[1] ?? '' }))
  expect(await listDeclaredNetworks(actor, null)).toEqual([{ range: ranges[1], verified: true, here: false }])
  expect((await listDeclaredNetworks(other.actor, '198.51.100.7')).map(({ verified }) => verified)).toEqual([false])
})

test('two heads at once: the second is told what changed, keeps their answers, and saves by sending again', async () => {
  const { actor } = await schoolWithCodes([])
  await setSchoolSettings(actor, await formOf(actor))
  const [first, second] = await Promise.all([
    formOf(actor, { phone: '09 99 00 55 55', codeValidityDays: '90' }),
    formOf(actor, { phone: '09 99 00 77 77' }),
  ])
  await setSchoolSettings(actor, first)
  const refusal = await setSchoolSettings(actor, second).catch((error: Refusal) => error)
  if (!refusal) throw new Error('The second form must be refused.')
  expect(refusal).toMatchObject({ code: 'CONFLICT', values: { email: ANSWERS.email, codeValidityDays: '90' } })
  expect(refusal.message).toMatch(/ : téléphone du secrétariat « 09 99 00 55 55 », durée .* « 90 »\. Rien /)
  expect(refusal.values).not.toHaveProperty('phone')
  expect(await getSchoolSettings(actor)).toMatchObject({ phone: '09 99 00 55 55', codeValidityDays: 90 })

  const again = { ...ANSWERS, phone: '09 99 00 77 77', ...refusal.values }
  await setSchoolSettings(actor, SchoolSettingsForm.parse(again))
  expect(await getSchoolSettings(actor)).toMatchObject({ phone: '09 99 00 77 77', codeValidityDays: 90 })
})

test('two heads at the same instant: one is saved, the other is refused', async () => {
  const { actor, school } = await schoolWithCodes([])
  const forms = await Promise.all(['Nadia Ferrand', 'Omar Diallo'].map((headName) => formOf(actor, { headName })))
  const results = await atOnce(
    school.id,
    forms.map((form) => () => setSchoolSettings(actor, form)),
  )
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const saved = forms[results.findIndex(({ status }) => status === 'fulfilled')]
  expect(await getSchoolSettings(actor)).toMatchObject({ headName: saved?.headName })
})

test.each([
  ['retractionMinutes', '1440', true],
  ['ipRanges', '198.51.100.0/22', true],
  ['ipRanges', '198.51.100.0/21', false],
  ['ipRanges', '198.51.100.7', true],
  ['ipRanges', '2001:db8::/48', true],
  ['ipRanges', '2001:db8::/47', false],
  ['ipRanges', '198.51.100.300', false],
  ['ipRanges', 'le collège', false],
  ['ipRanges', Array.from({ length: 10 }, (_, index) => `198.51.100.${index}`).join('\n'), true],
  ['ipRanges', Array.from({ length: 11 }, (_, index) => `198.51.100.${index}`).join('\n'), false],
  ['postalCode', '99120', true],
  ['postalCode', '9912', false],
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

test('[TS-22] the head of the letters: four lines, kept as they are broken, in letters that are printed', async () => {
  const { actor } = await schoolWithCodes([])
  await setSchoolSettings(actor, await formOf(actor, { letterhead: ' Académie de Valmontier \r\n\r\nLycée  Ada-Łoś' }))
  expect((await getSchoolSettings(actor)).letterhead).toBe('Académie de Valmontier\nLycée Ada-Łoś')
  await setSchoolSettings(actor, await formOf(actor, { letterhead: 'Académie\nde Valmontier Lycée Ada-Łoś' }))
  expect((await getSchoolSettings(actor)).letterhead).toBe('Académie\nde Valmontier Lycée Ada-Łoś')
  for (const [letterhead, message] of [
    ['1\n2\n3\n4\n5', 'Saisissez quatre lignes'],
    ['x'.repeat(61), 'Saisissez quatre lignes'],
    ['ثانوية', 'ne peut pas imprimer'],
  ] as const)
    expect(typed({ letterhead }).error?.issues[0]?.message).toContain(message)
  expect(typed({ letterhead: '1\n2\n3\n4' }).success).toBe(true)
})

test('[TS-22] the letter of the school, before any is sent: its head, its date without a town, where a coupon goes', async () => {
  const { actor } = await schoolWithCodes([])
  await setSchoolSettings(actor, await formOf(actor, { letterhead: 'Académie\nLycée', city: '', addressLine1: '' }))
  const { texts, closed } = await previewSampleLetter(actor)
  expect(texts.sender.head).toEqual(['Académie', 'Lycée'])
  expect(texts.dated).toMatch(/^Le \d\d\/\d\d\/\d{4}$/)
  expect(texts.coupon.returnTo).toMatch(/^À remettre au secrétariat /)
  await setSchoolSettings(actor, await formOf(actor))
  const again = await previewSampleLetter(actor)
  expect(again.texts.sender.head).toHaveLength(1)
  expect(again.texts.dated).toMatch(/^Valmontier, le /)
  expect(again.texts.coupon.returnTo).toContain('12 rue des Tanneurs, 99120 Valmontier')
  expect([closed, again.texts.body.length > 2]).toEqual([again.closed, true])
})

import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { checkCodeAndDate } from '@/lib/accounts/commands/check-code-and-date'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { usableFromMessage } from '@/lib/accounts/messages'
import type { StaffActor } from '@/lib/auth/actor'
import { readChunks } from '@/lib/documents/store'
import { startBatch } from '@/lib/mailings/commands/start-batch'
import { closeFile, planFiles } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { saveTicks } from '@/lib/teleservices/accesses/commands/draft-accesses'
import { pressAccessButton } from '@/lib/teleservices/accesses/commands/press-access-button'
import { validateAccesses } from '@/lib/teleservices/accesses/commands/validate-accesses'
import { listCouples } from '@/lib/teleservices/accesses/queries/list-couples'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { SAVE_THE_PDF as SAVE_FOR_ONE } from '@/lib/teleservices/holders/labels'
import { listHolderCodes } from '@/lib/teleservices/holders/queries/list-holder-codes'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { ALL_CLOSED, ALL_NOTIFIED, SAVE_THE_PDF } from '@/lib/teleservices/notifications/messages'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { addReleaseDate } from '@/lib/teleservices/publication/commands/add-release-date'
import { removeReleaseDate } from '@/lib/teleservices/publication/commands/remove-release-date'
import { setPublicationType } from '@/lib/teleservices/publication/commands/set-publication-type'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { buildAccount, buildCode } from '@/prisma/seed/builders'
import { familyActor } from '@/tests/support/actors'
import { makeCode, onDay, replicate } from '@/tests/support/codes'
import { coupleOf, giveCode, openWithCode, schoolWithHead } from '@/tests/support/holders'
import { deliveriesOf, downloadFiles, NO_CONTACT, PAPER_ONLY, search } from '@/tests/support/notifications'
import { readPdf } from '@/tests/support/pdf'

/** The points of the list « easy to miss » that concern the téléservices, in its order; the twentieth is of the exams. */
let actor: StaffActor

beforeEach(async () => {
  ;({ actor } = await schoolWithHead())
})

const BIRTH = '2010-03-14'
const message = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: Error) => error.message,
  )
const couple = (options: Parameters<typeof coupleOf>[1] = {}) => coupleOf(actor, options)
const rows = async () => (await listCouples(actor, AccessSearch.parse({}))).rows
const tick = (tickedIds: string[], shownIds = tickedIds) => saveTicks(actor, { shownIds, tickedIds })
const validate = () => validateAccesses(actor, { requestKey: randomUUID() })
const notify = (mode: ('courriel' | 'papier')[], population: 'tous' | 'non-notifies' = 'non-notifies') =>
  requestNotification(actor, { requestKey: randomUUID(), search: search({ mode, population }) })
const valid = (holderId: string) =>
  db.activationCode.count({ where: { guardianshipId: holderId, invalidatedAt: null } })

/** The letters of a run, printed as the worker prints them: their text. */
async function print(batchId: string): Promise<string> {
  await startBatch(batchId)
  const [documentId = ''] = await planFiles(batchId)
  await closeFile(documentId, (await printFile(documentId)).pages)
  const parts: Uint8Array[] = []
  for await (const part of readChunks(documentId)) parts.push(part)
  return (await readPdf(Buffer.concat(parts))).pages.map(({ text }) => text).join('\n')
}

test('1. [TS-47] a CAR created today is refused today, accepted tomorrow', async () => {
  const { holderId } = await couple({ student: { birthDate: BIRTH } })
  const code = await makeCode('CAR', { id: holderId, schoolId: actor.schoolId })
  const check = (address: string) =>
    checkCodeAndDate({ kind: 'public', id: null, ipPrefix: null }, { code: code.text, birthDate: BIRTH, address })
  await replicate(actor.schoolId)
  expect(await message(check('198.51.100.1'))).toBe(usableFromMessage(addDays(today(), 1)))
  await onDay(1, async () => {
    await replicate(actor.schoolId)
    expect((await check('198.51.100.2')).id).toBe(code.id)
  })
})

test('2. [TS-13] one valid CAR for each couple, even with two simultaneous clicks', async () => {
  const { holderId } = await couple()
  await tick([holderId])
  await Promise.allSettled([validate(), validate(), validate()])
  expect(await valid(holderId)).toBe(1)
})

test('3. [TS-76] the row of a notified couple is read-only in the bulk creation', async () => {
  const { holderId } = await couple()
  await buildCode({ guardianshipId: holderId, notifiedAt: new Date('2026-11-12T09:00:00Z') })
  expect((await rows()).map(({ state }) => state)).toEqual(['NOTIFIED'])
  await tick([], [holderId])
  expect(await message(validate())).not.toBe('')
  expect(await valid(holderId)).toBe(1)
})

test('4. [TS-77] unsaved changes and a click in the search panel: the question', async () => {
  const { holderId } = await couple()
  const form = { population: 'tous', mef: '', division: '', acces: 'tous', legal: ['1', '2'], to: '', expected: '1' }
  const path = '/teleservices/acces-responsables/creer'
  const press = (tickedIds: string[]) =>
    pressAccessButton(actor, {
      ...form,
      intent: 'search',
      from: path,
      shownIds: [holderId],
      tickedIds,
      acces: 'attribues',
    })
  expect(await press([])).toBe(`${path}?acces=attribues`)
  expect(await press([holderId])).toContain('vers=')
})

test('5. [TS-80] an access that was not notified can be unticked: its CAR is invalidated', async () => {
  const { holderId } = await couple()
  await tick([holderId])
  await validate()
  await tick([], [holderId])
  await validate()
  expect(await valid(holderId)).toBe(0)
})

test('6. [TS-87] e-mail only: whoever has no e-mail is skipped, and said', async () => {
  for (const guardian of [{ familyName: 'ABADIE' }, { familyName: 'BLANC', ...PAPER_ONLY }])
    await giveCode(actor, await couple({ guardian }))
  const { batchId } = await notify(['courriel'])
  expect((await deliveriesOf(batchId)).map(({ channel, reason }) => [channel, reason])).toEqual([
    ['EMAIL', null],
    [null, 'NO_EMAIL'],
  ])
})

test('7. [TS-90] both boxes: the e-mail first, a letter for whoever has none', async () => {
  for (const guardian of [{ familyName: 'ABADIE' }, { familyName: 'BLANC', ...PAPER_ONLY }, NO_CONTACT])
    await giveCode(actor, await couple({ guardian }))
  const { batchId } = await notify(['courriel', 'papier'])
  expect((await deliveriesOf(batchId)).map(({ channel }) => channel).sort()).toEqual(['EMAIL', 'LETTER', null])
})

test('8. [TS-91][TS-92] everybody notified, or everything closed: a message', async () => {
  const { holderId } = await couple()
  await buildCode({ guardianshipId: holderId, notifiedAt: new Date('2026-11-12T09:00:00Z') })
  expect(await message(notify(['papier'], 'tous'))).toBe(ALL_NOTIFIED)
  await setOpening(actor, { wanted: { NOTES: false } })
  expect(await message(notify(['papier'], 'tous'))).toBe(ALL_CLOSED)
})

test('9. [TS-104][TS-94] one person can be notified again and again; the bulk never notifies twice', async () => {
  const holder = await couple({ guardian: PAPER_ONLY })
  const shownCodeId = await giveCode(actor, holder)
  for (let time = 0; time < 3; time++) {
    const { batchId } = await notifyOne(actor, {
      ...holder,
      shownCodeId,
      channel: 'LETTER',
      requestKey: randomUUID(),
    })
    await print(batchId)
    await downloadFiles(actor, batchId)
  }
  expect((await db.delivery.findMany({ where: { subjectId: shownCodeId } })).map(({ state }) => state)).toEqual([
    'ACCEPTED',
    'ACCEPTED',
    'ACCEPTED',
  ])
  expect(await message(notify(['papier'], 'tous'))).toBe(ALL_NOTIFIED)
})

test('10. [TS-63][TS-64] from « A échéance » to « Au fil de l’eau » asks, then deletes the dates; the reverse is silent', async () => {
  await couple()
  const set = (type: 'CONTINUOUS' | 'DEADLINE', confirmed: number) =>
    setPublicationType(actor, { kind: 'NOTES', type, confirmed })
  expect(await set('DEADLINE', 0)).toEqual({ outcome: 'CHANGED', dropped: 0 })
  await addReleaseDate(actor, { kind: 'NOTES', day: addDays(today(), 7), couples: 'ALL' })
  expect(await set('CONTINUOUS', 0)).toEqual({ outcome: 'TO_CONFIRM', dropped: 0 })
  expect(await db.releaseDate.count({ where: { schoolId: actor.schoolId } })).toBe(1)
  expect(await set('CONTINUOUS', 1)).toEqual({ outcome: 'CHANGED', dropped: 1 })
  expect(await db.releaseDate.count({ where: { schoolId: actor.schoolId } })).toBe(0)
})

test('11. [TS-65] closing keeps the settings', async () => {
  await couple()
  await setPublicationType(actor, { kind: 'NOTES', type: 'DEADLINE', confirmed: 0 })
  await addReleaseDate(actor, { kind: 'NOTES', day: addDays(today(), 7), couples: 'ALL' })
  await setOpening(actor, { wanted: { NOTES: false } })
  await setOpening(actor, { wanted: { NOTES: true } })
  expect(await findPublication(actor, 'notes')).toMatchObject({ publicationType: 'DEADLINE', storedDates: 1 })
})

test('12. [TS-55] nothing is set while the service is closed: the message in place of the choice', async () => {
  await setOpening(actor, { wanted: { NOTES: false } })
  expect(await findPublication(actor, 'notes')).toMatchObject({ open: false })
  const change = setPublicationType(actor, { kind: 'NOTES', type: 'DEADLINE', confirmed: 1 })
  expect(await message(change)).toBe(
    "Le télé-service de publication des notes n'est pas ouvert : ouvrez-le pour choisir le type de publication.",
  )
})

test('13. [TS-61] deleting a date touches the couples that have it, and no other', async () => {
  await couple({ student: { division: '1G1' } })
  await couple({ student: { division: '1G2' } })
  await setPublicationType(actor, { kind: 'NOTES', type: 'DEADLINE', confirmed: 0 })
  const day = addDays(today(), 7)
  const dated = async () =>
    (await findPublication(actor, 'notes'))?.couples.filter(({ dates }) => dates.includes(day)) ?? []
  await addReleaseDate(actor, { kind: 'NOTES', day, couples: 'ALL' })
  const [first, second] = await dated()
  await removeReleaseDate(actor, { kind: 'NOTES', day, couples: first ? [first] : [] })
  expect((await dated()).map(({ division }) => division)).toEqual([second?.division])
})

test('14. [TS-38] the welcome stays until something opens', async () => {
  await setOpening(actor, { wanted: { NOTES: false } })
  for (let visit = 0; visit < 2; visit++) expect((await getModuleState(actor)).anyOpen).toBe(false)
  await setOpening(actor, { wanted: { ABSENCES: true } })
  expect((await getModuleState(actor)).anyOpen).toBe(true)
})

test('15. [TS-78] légal 1 and légal 2 only', async () => {
  for (const legalRank of [1, 2, null]) await couple({ legalRank, guardian: { familyName: `RANG ${legalRank}` } })
  const third = await db.guardianship.findFirstOrThrow({ where: { schoolId: actor.schoolId, legalRank: null } })
  expect(await rows()).toHaveLength(2)
  await tick([third.id])
  await message(validate())
  expect(await valid(third.id)).toBe(0)
})

test('16. [TS-17] withdrawing an access cuts the consultation at once', async () => {
  const holder = await couple()
  const codeId = await giveCode(actor, holder)
  const parent = await buildAccount()
  await openWithCode(codeId, parent.id)
  await db.access.updateMany({ where: { accountId: parent.id }, data: { usableFrom: toDbDate(today()) } })
  await replicate(actor.schoolId)
  const family = familyActor({ id: parent.id })
  expect((await getFamilyHome(family)).children).toHaveLength(1)
  await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'HOLDER_REQUEST' })
  expect((await getFamilyHome(family)).children).toHaveLength(0)
})

test('17. [TS-100] the history keeps the invalidated codes with their dates', async () => {
  const holder = await couple()
  const notifiedAt = new Date('2026-11-12T09:00:00Z')
  const first = await giveCode(actor, holder)
  await db.activationCode.update({ where: { id: first }, data: { notifiedAt } })
  await giveCode(actor, holder)
  const history = await listHolderCodes(actor, holder)
  expect(history.map(({ state }) => state === 'INVALIDATED')).toEqual([false, true])
  expect(history[1]).toMatchObject({
    id: first,
    notifiedAt,
    invalidated: { reason: 'REPLACED', why: 'HOLDER_REQUEST' },
  })
})

test('18. [TS-105] « Attention »: the words before the PDF of one person, and of the pupils in bulk', () => {
  expect(SAVE_FOR_ONE).toBe(
    'Pensez à enregistrer le fichier .pdf généré si nécessaire car la personne sera considérée comme notifiée.',
  )
  expect(SAVE_THE_PDF).toBe(
    'Pensez à enregistrer le fichier .pdf généré car les élèves seront considérés comme notifiés.',
  )
})

test('19. [TS-23] the sheet has the coupon of refusal', async () => {
  await giveCode(actor, await couple({ guardian: PAPER_ONLY }))
  const { batchId } = await notify(['papier'])
  expect((await print(batchId)).replaceAll('\u00a0', ' ')).toMatch(/[Cc]oupon/)
})

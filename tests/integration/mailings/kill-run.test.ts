import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { revealCodes } from '@/lib/accounts'
import { readChunks } from '@/lib/documents/store'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { db } from '@/lib/platform/db'
import { Recipient } from '@/lib/teleservices/letters/recipient'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { bundleChild, KILLS, killWithin, runChild } from '../../support/kill-child'
import { deliveriesOf, downloadFiles, PAPER_ONLY, schoolWithCodes, search } from '../../support/notifications'
import { readPdf } from '../../support/pdf'

const PEOPLE = 24
/** A run is let to its end after so many deaths. */
const DEATHS_OF_A_RUN = 12
/** About what the whole run takes, so that each part of it is cut short some times. */
const LIFE_MS = 900

let child: Awaited<ReturnType<typeof bundleChild>>
beforeAll(async () => {
  child = await bundleChild('tests/support/notify-child.ts')
})
afterAll(() => child.remove())

/** E-mails and letters in halves, without delay. */
async function requestedRun() {
  const couples = Array.from({ length: PEOPLE }, (_none, index) => ({
    student: { division: index % 3 === 0 ? '2DE1' : '1G3' },
    guardian: index % 2 === 0 ? PAPER_ONLY : { email: `p${index}.${randomUUID()}@famille.example` },
  }))
  const { actor } = await schoolWithCodes(couples, { retractionMinutes: 0 })
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
  return { actor, schoolId: actor.schoolId, batchId }
}

/** Leases of the dead end at once, instead of two minutes later. */
const endLeases = (batchId: string) => db.$executeRaw`
  update delivery set lease_until = case state when 'PLANNED' then '2000-01-01'::timestamptz else ${new Date(Date.now() - 1)} end
  where batch_id = ${batchId}::uuid and channel = 'EMAIL' and state in ('PLANNED', 'SENDING') and lease_until is not null`

/** Kills until the run ends by itself, or its share of deaths is reached; then lets it end. Returns the deaths. */
async function killRun(batchId: string, most: number): Promise<number> {
  for (let deaths = 0; deaths < most; deaths++) {
    if (await runChild(child.file, [batchId], killWithin(LIFE_MS))) return deaths
    await endLeases(batchId)
    await assertNoDateWithoutMessage(batchId)
  }
  expect(await runChild(child.file, [batchId], () => {})).toEqual({ ended: true })
  return most
}

/** TS-93, TS-96: a code has a date only when its message is in the mailbox, or its page in a complete file. */
async function assertNoDateWithoutMessage(batchId: string) {
  const deliveries = await deliveriesOf(batchId)
  const dated = await db.activationCode.findMany({
    where: { id: { in: deliveries.map(({ codeId }) => codeId) }, notifiedAt: { not: null } },
    select: { id: true },
  })
  const printed = await pagesOf(batchId)
  const texts = await revealCodes(db, {
    schoolId: deliveries[0]?.schoolId ?? '',
    codeIds: dated.map(({ id }) => id),
  })
  const messages = await db.localMessage.findMany({ where: { key: { in: deliveries.map(({ groupId }) => groupId) } } })
  const bare = dated.filter(({ id }) => {
    const delivery = deliveries.find(({ codeId }) => codeId === id)
    if (delivery?.channel === 'LETTER') return !printed.includes(formatCode(texts.get(id) ?? 'none'))
    return !messages.some(
      ({ key, text }) => key === delivery?.groupId && text.includes(formatCode(texts.get(id) ?? 'none')),
    )
  })
  expect(bare).toEqual([])
}

async function pagesOf(batchId: string): Promise<string> {
  const files = await db.storedDocument.findMany({ where: { ownerId: batchId, complete: true }, select: { id: true } })
  let text = ''
  for (const { id } of files) {
    const parts: Uint8Array[] = []
    for await (const part of readChunks(id)) parts.push(part)
    text += (await readPdf(Buffer.concat(parts))).pages.map((page) => page.text).join('\n')
  }
  return text
}

test(
  `[TS-93][TS-96] ${KILLS} deaths at random points of runs: nobody twice, nobody lost, no date without a message or a page`,
  async () => {
    for (let deaths = 0; deaths < KILLS; ) {
      const { actor, schoolId, batchId } = await requestedRun()
      deaths += await killRun(batchId, Math.min(DEATHS_OF_A_RUN, KILLS - deaths))
      expect(await db.activationCode.count({ where: { schoolId, notifiedAt: { not: null } } })).toBeLessThan(PEOPLE)
      await downloadFiles(actor, batchId)
      const deliveries = await deliveriesOf(batchId)
      expect(deliveries.map(({ state }) => state)).toEqual(deliveries.map(() => 'ACCEPTED'))
      expect(await db.activationCode.count({ where: { schoolId, notifiedAt: { not: null } } })).toBe(PEOPLE)
      expect((await db.notificationBatch.findUniqueOrThrow({ where: { id: batchId } })).state).toBe('DONE')
      await assertNoDateWithoutMessage(batchId)
      const addresses = deliveries.flatMap(({ recipient }) => Recipient.parse(recipient).email ?? [])
      const received = await db.localMessage.findMany({ where: { to: { in: addresses } }, select: { to: true } })
      expect(received.map(({ to }) => to).sort()).toEqual(addresses.sort())
      const pages = await pagesOf(batchId)
      const texts = await revealCodes(db, { schoolId, codeIds: deliveries.map(({ codeId }) => codeId) })
      for (const { channel, codeId } of deliveries)
        expect(pages.split(formatCode(texts.get(codeId) ?? 'none')).length - 1).toBe(channel === 'LETTER' ? 1 : 0)
    }
  },
  60_000 + KILLS * 10_000,
)

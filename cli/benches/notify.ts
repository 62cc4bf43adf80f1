import { randomUUID } from 'node:crypto'
import { createActivationCodes } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { schoolSystemActor } from '@/lib/auth/actor'
import { permissionsOf } from '@/lib/auth/permissions'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { createSmtpMailer } from '@/lib/notifications/smtp'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { type Behaviour, startRelay } from '@/tests/support/smtp-relay'
import { insertCouples } from './couples'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const EMAILS = 10_000
const CONCURRENCY = 32
const TIMEOUT_MS = 2_000

type Outcome = {
  accepted: number
  uncertain: number
  other: number
  receivedOnce: number
  receivedTwice: number
  lost: number
  refusedReceivedOnce: number
  silentBeforeReceivedOnce: number
  silentAfterReceivedOnce: number
  silentAfterUncertain: number
}

/** E-mails of one run through a relay that refuses 1 %, falls silent before accepting 1 %, and after 1 %. */
export async function run(): Promise<BenchResult> {
  const relay = await startRelay(behaviourOf, { keepSource: false })
  const ours = await withThrowAwayDatabase(async (url) => {
    const { result: batchId } = await measurePart<string>('notify', 'prepare', { count: EMAILS }, url)
    const smtp = relay.url(`?maxConnections=${CONCURRENCY}&socketTimeout=${TIMEOUT_MS}`)
    const sent = await measurePart<{ batchId: string }>('notify', 'send', { batchId, smtp }, url)
    const received = relay.received.map(({ to }) => to)
    const { result: outcome } = await measurePart<Outcome>('notify', 'judge', { batchId, received }, url)
    return { ...sent, outcome }
  })
  await relay.stop()
  const { outcome } = ours
  return {
    name: 'notify',
    figures: {
      emails: EMAILS,
      concurrency: CONCURRENCY,
      timeoutSeconds: TIMEOUT_MS / 1000,
      seconds: round(ours.seconds, 2),
      emailsPerSecond: round(EMAILS / ours.seconds, 0),
      cpuSeconds: round(ours.cpuSeconds, 2),
      peakRssMegabytes: round(ours.peakRssMegabytes, 0),
      ...outcome,
    },
  }
}

/** One address in a hundred for each fault; a refusal and a silence before the message pass at the next try. */
function behaviourOf(to: string, attempt: number): Behaviour {
  const fault = Number(to.match(/^p(\d+)@/)?.[1] ?? 0) % 100
  if (fault === 3) return 'silent-after'
  if (attempt > 1) return 'accept'
  return fault === 1 ? 'try-later' : fault === 2 ? 'silent-before' : 'accept'
}

export const parts = {
  async prepare({ count }: { count: number }): Promise<string> {
    const { schoolId, guardianshipIds } = await insertCouples(count)
    await db.$executeRaw`
      insert into enrollment (school_id, student_id, year, current)
      select school_id, id, 2026, true from student where school_id = ${schoolId}::uuid`
    await db.$executeRaw`
      update guardian set email = 'p' || rank || '@courriel.example'
      from (select id, row_number() over (order by id) as rank from guardian where school_id = ${schoolId}::uuid) ranked
      where guardian.id = ranked.id`
    await db.$executeRaw`
      insert into school_teleservice (school_id, kind, open) values (${schoolId}::uuid, 'NOTES', true)
      on conflict (school_id, kind) do update set open = true`
    await db.$transaction(
      (tx) =>
        createActivationCodes(tx, schoolSystemActor('bench.notify', schoolId), {
          kind: 'CAR',
          schoolId,
          holderIds: guardianshipIds,
          usableFrom: addDays(today(), 1),
        }),
      { timeout: 300_000 },
    )
    const actor = benchActor(schoolId)
    const search = {
      population: 'tous',
      mef: '',
      division: '',
      legal: ['1', '2'],
      mode: ['courriel'],
      grouped: false,
      page: 1,
    } as const
    const { batchId } = await requestNotification(actor, {
      requestKey: randomUUID(),
      search: { envoi: '', ...search, legal: [...search.legal], mode: [...search.mode] },
    })
    await startBatchNow(actor, batchId)
    await db.$disconnect()
    return batchId
  },

  /** What the job does, slice after slice, the waits between two tries included. */
  async send({ batchId, smtp }: { batchId: string; smtp: string }) {
    const mailer = createSmtpMailer(smtp)
    for (;;) {
      const { remaining, waitMs } = await sendEmails(batchId, mailer)
      if (remaining === 0) break
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
    await mailer.close()
    await db.$disconnect()
    return { batchId }
  },

  async judge({ batchId, received }: { batchId: string; received: string[] }): Promise<Outcome> {
    const counts = new Map<string, number>()
    for (const to of received) counts.set(to, (counts.get(to) ?? 0) + 1)
    const rows = await db.$queryRaw<{ email: string; state: string }[]>`
      select recipient->>'email' as email, state::text from delivery where batch_id = ${batchId}::uuid`
    await db.$disconnect()
    const outcome: Outcome = {
      accepted: 0,
      uncertain: 0,
      other: 0,
      receivedOnce: 0,
      receivedTwice: 0,
      lost: 0,
      refusedReceivedOnce: 0,
      silentBeforeReceivedOnce: 0,
      silentAfterReceivedOnce: 0,
      silentAfterUncertain: 0,
    }
    for (const { email, state } of rows) {
      const copies = counts.get(email) ?? 0
      const first = behaviourOf(email, 1)
      outcome[state === 'ACCEPTED' ? 'accepted' : state === 'UNCERTAIN' ? 'uncertain' : 'other']++
      if (copies === 0) outcome.lost++
      else outcome[copies === 1 ? 'receivedOnce' : 'receivedTwice']++
      if (first === 'try-later' && copies === 1) outcome.refusedReceivedOnce++
      if (first === 'silent-before' && copies === 1) outcome.silentBeforeReceivedOnce++
      if (first === 'silent-after' && copies === 1) outcome.silentAfterReceivedOnce++
      if (first === 'silent-after' && state === 'UNCERTAIN') outcome.silentAfterUncertain++
    }
    return outcome
  },
}

const benchActor = (schoolId: string): StaffActor => ({
  kind: 'staff',
  id: randomUUID(),
  displayName: 'Banc d’essai',
  role: 'HEAD',
  schoolId,
  academieId: randomUUID(),
  membershipId: randomUUID(),
  permissions: permissionsOf('HEAD', []),
  sessionId: 'bench',
  ipPrefix: null,
})

import http from 'node:http'
import { serve } from 'inngest/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inngest } from '@/lib/jobs/client'
import { type Engine, startEngine } from '@/lib/jobs/engine/engine'
import { createPool } from '@/lib/jobs/engine/pool'
import { listJobs, requestRun } from '@/lib/jobs/operate'
import { functions } from '@/lib/jobs/registry'
import { today } from '@/lib/platform/clock'
import { fromDbDate, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { requestReplication } from '@/lib/teleservices/replication/commands/request-replication'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { buildCode, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { staffActor } from '../../../support/actors'
import { whileHeld } from '../../../support/held-school'
import { listenAnywhere } from '../../../support/jobs-server'

const pool = createPool(env.DATABASE_URL)
const app = http.createServer(serve({ client: inngest, functions }))
let engine: Engine

beforeAll(async () => {
  engine = startEngine({
    ...{ pool, connectionString: env.DATABASE_URL, signingKey: env.INNGEST_SIGNING_KEY, pollMilliseconds: 50 },
    url: `${await listenAnywhere(app)}/api/inngest`,
  })
  await until(async () => (await listJobs()).length > 0)
  await db.$executeRaw`update job_cron set next_at = next_at + interval '1 day'`
})
afterAll(async () => {
  await engine.stop()
  await pool.end()
  await new Promise((resolve) => app.close(resolve).closeAllConnections())
})

async function until(condition: () => Promise<boolean>) {
  const deadline = Date.now() + 20_000
  while (!(await condition()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function schoolWithPupil() {
  const school = await buildSchool({ open: ['NOTES'] })
  const student = await buildStudent({ schoolId: school.id })
  await buildCode({ kind: 'CAE', studentId: student.id })
  return school.id
}
const replicatedToday = async (schoolId: string) => {
  const { replicatedOn } = await db.school.findUniqueOrThrow({ where: { id: schoolId } })
  return replicatedOn !== null && fromDbDate(replicatedOn) === today()
}
const healthOf = async (schoolId: string) => (await getModuleState(staffActor({ schoolId }))).replication
const nightly = () => db.$transaction((tx) => requestRun(tx, 'teleservices.replicate', {}))

test('[TS-46][TS-47] a school that fails keeps no other; staff read it, start it again, and it is repaired', async () => {
  const [first, broken, last] = [await schoolWithPupil(), await schoolWithPupil(), await schoolWithPupil()]
  await db.$executeRawUnsafe(`
    create function refuse() returns trigger language plpgsql as $$
    begin if new.school_id = '${broken}' then raise 'disk full'; end if; return new; end $$`)
  await db.$executeRaw`
    create trigger refuse before insert on teleservices.student for each row execute function refuse()`
  await nightly()
  await until(async () => (await replicatedToday(first)) && (await replicatedToday(last)))
  await until(async () => (await healthOf(broken)) === 'FAILED')
  expect(await Promise.all([first, broken, last].map(healthOf))).toEqual(['FINE', 'FAILED', 'FINE'])
  expect(await db.$queryRaw`select from teleservices.school where id = ${broken}::uuid`).toEqual([])
  await db.$executeRaw`drop trigger refuse on teleservices.student`
  // The job may be trying again by itself at this very moment: whoever asks is told to wait.
  const ask = () =>
    requestReplication(staffActor({ schoolId: broken })).then(
      () => true,
      () => false,
    )
  await until(ask)
  await until(() => replicatedToday(broken))
  expect(await healthOf(broken)).toBe('FINE')
  expect(await db.$queryRaw`select from teleservices.student where school_id = ${broken}::uuid`).toHaveLength(1)
})

test('[TS-47] a run whose process died frees its school at once; a living one keeps it, and the job comes back', async () => {
  const schoolId = await schoolWithPupil()
  const run = await db.replicationRun.create({ data: { schoolId, ranOn: toDbDate(today()) } })
  expect(await healthOf(schoolId)).toBe('FAILED')
  const waiting = () => db.$queryRaw<unknown[]>`select from job_step where state = 'WAITING'`
  await whileHeld(schoolId, async () => {
    await nightly()
    await until(async () => (await waiting()).length === 1)
    expect(await healthOf(schoolId)).toBe('RUNNING')
    await expect(requestReplication(staffActor({ schoolId }))).rejects.toMatchObject({ code: 'CONFLICT' })
  })
  await db.$executeRaw`update job_step set due_at = ${new Date()} where state = 'WAITING'`
  await until(() => replicatedToday(schoolId))
  expect(await healthOf(schoolId)).toBe('FINE')
  expect(await db.replicationRun.findUnique({ where: { id: run.id } })).toMatchObject({ error: 'interrupted' })
})

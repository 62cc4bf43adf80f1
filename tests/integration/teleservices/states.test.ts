import { expect, test } from 'vitest'
import { noCodeReason } from '@/lib/accounts/domain/code-holder'
import { type CodeFacts, storedState } from '@/lib/accounts/domain/code-states'
import { isRefusal } from '@/lib/accounts/domain/refusal'
import { untellableReason } from '@/lib/accounts/domain/tellable'
import { listTellableCodes } from '@/lib/accounts/queries/list-tellable-codes'
import { MAY_HAVE_CAE, MAY_HAVE_CAR } from '@/lib/accounts/queries/may-have-code-sql'
import { today } from '@/lib/platform/clock'
import { addDays, fromDbDate, toDbDate } from '@/lib/platform/dates'
import { db, Prisma, violates } from '@/lib/platform/db'
import { accessState } from '@/lib/teleservices/accesses/domain/access-changes'
import { couplesOf } from '@/lib/teleservices/accesses/queries/couples-sql'
import { causeOf } from '@/lib/teleservices/follow-up/domain/without-account'
import { couplesWithCause } from '@/lib/teleservices/follow-up/queries/without-account-sql'
import { notifiableState } from '@/lib/teleservices/notifications/domain/notification-plan'
import { notifiableOf } from '@/lib/teleservices/notifications/queries/notifiable-sql'
import { notifiableStudentsOf } from '@/lib/teleservices/notifications/queries/notifiable-students-sql'
import {
  buildAccount,
  buildCode,
  buildGuardianship,
  buildSchool,
  buildStaff,
  buildStudent,
} from '@/prisma/seed/builders'
import { type Random, randomOf } from '@/prisma/seed/generator/random'

const COUPLES = 70
const INSTANT = new Date('2026-11-20T08:00:00Z')
const maybe = (random: Random, probability: number) => (random.chance(probability) ? INSTANT : null)

/** A school whose couples, pupils, codes, messages and accesses are drawn in every state that the constraints allow. */
async function drawnSchool(seed: number) {
  const random = randomOf(seed)
  const school = await buildSchool()
  const { account: staff } = await buildStaff({ schoolId: school.id })
  const account = await buildAccount()
  const world = { random, schoolId: school.id, staffId: staff.id, accountId: account.id }
  for (let index = 0; index < COUPLES; index += 1) await drawCouple(world)
  return school.id
}
type World = { random: Random; schoolId: string; staffId: string; accountId: string }

async function drawCouple(world: World) {
  const { random, schoolId, accountId } = world
  const deceased = random.chance(0.05)
  const leftOn = deceased || random.chance(0.1) ? '2026-10-02' : null
  const student = await buildStudent({ schoolId, leftOn, deceased })
  const couple = await buildGuardianship({
    schoolId,
    studentId: student.id,
    legalRank: random.pick([1, 1, 2, null]),
    kinshipCode: random.pick(['10', '20', '70', null]),
    endedOn: random.chance(0.1) ? '2026-10-02' : null,
  })
  if (random.chance(0.5)) await drawCodes(world, { kind: 'CAE', studentId: student.id })
  if (random.chance(0.8)) await drawCodes(world, { kind: 'CAR', guardianshipId: couple.id })
  if (random.chance(0.2))
    await db.access.create({
      data: { schoolId, accountId, guardianshipId: couple.id, route: 'CODE', usableFrom: toDbDate('2026-09-02') },
    })
}

async function drawCodes(
  world: World,
  holder: { kind: 'CAE'; studentId: string } | { kind: 'CAR'; guardianshipId: string },
) {
  const { random, schoolId, accountId } = world
  for (let past = random.between(0, 2); past > 0; past -= 1)
    await buildCode({
      ...holder,
      schoolId,
      createdAt: new Date(INSTANT.getTime() - past * 1000),
      invalidatedAt: INSTANT,
      invalidationReason: random.pick(['ERROR', 'REFUSAL', 'NOT_GUARDIAN', 'LOSS', 'STUDENT_LEFT']),
      notifiedAt: maybe(random, 0.5),
    })
  if (random.chance(0.2)) return
  const used = random.chance(0.25)
  const expires = random.pick([null, null, addDays(today(), -1), today(), addDays(today(), 1)])
  const code = await buildCode({
    ...holder,
    schoolId,
    usableFrom: '2026-09-02',
    usedAt: used ? INSTANT : null,
    usedById: used ? accountId : null,
    usedVia: used ? random.pick(['CODE', 'SIBLING']) : null,
    suspendedAt: maybe(random, 0.15),
    expiresOn: expires && toDbDate(expires),
    notifiedAt: maybe(random, 0.4),
    ...(random.chance(0.1) && { encrypted: null }),
  })
  if (random.chance(0.5)) await drawDelivery(world, code.id, holder.kind)
}

async function drawDelivery({ random, schoolId, staffId }: World, codeId: string, kind: 'CAR' | 'CAE') {
  const batch = await db.notificationBatch.create({
    data: {
      schoolId,
      kind,
      requestedById: staffId,
      requestKey: crypto.randomUUID(),
      criteria: {},
      channels: ['EMAIL'],
      cancellableUntil: INSTANT,
    },
  })
  const state = random.pick([
    ...(['PLANNED', 'SENDING', 'ACCEPTED', 'FAILED', 'UNCERTAIN', 'BOUNCED', 'CANCELLED', 'UNREACHABLE'] as const),
  ])
  const channel = state === 'UNREACHABLE' ? null : random.pick(['EMAIL', 'LETTER'] as const)
  await db.delivery.create({
    data: { schoolId, batchId: batch.id, subjectId: codeId, channel, state, recipient: {}, position: 0 },
  })
}

/** The rows of the tables as they are, for the rules of the domain. */
async function factsOf(schoolId: string) {
  const [couples, pupils] = await Promise.all([
    db.guardianship.findMany({ where: { schoolId }, include: { student: { include: { enrollments: true } } } }),
    db.student.findMany({ where: { schoolId } }),
  ])
  const rows = await db.activationCode.findMany({
    where: { schoolId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const deliveries = await db.delivery.findMany({ where: { schoolId }, orderBy: { id: 'desc' } })
  const codes = rows.map((row) => ({ ...row, deliveries: deliveries.filter(({ subjectId }) => subjectId === row.id) }))
  const accesses = await db.access.findMany({ where: { schoolId, withdrawnAt: null } })
  return { couples, pupils, codes, accesses }
}
type Facts = Awaited<ReturnType<typeof factsOf>>
type Code = Facts['codes'][number]

const civil = (code: Code): Omit<CodeFacts, 'usableFrom'> => ({
  ...code,
  expiresOn: code.expiresOn && fromDbDate(code.expiresOn),
})
const validState = (code: Code | undefined) => {
  const state = code ? storedState(civil(code), today()) : null
  return state === 'INVALIDATED' ? null : state
}
const isPending = (code: Code | undefined, states: readonly string[]) =>
  code?.deliveries.some(({ state }) => states.includes(state)) ?? false

const mayHaveCar = ({ student, legalRank, kinshipCode, endedOn }: Facts['couples'][number]) =>
  noCodeReason({
    kind: 'CAR',
    left: student.leftOn !== null,
    deceased: student.deceased,
    legalRank,
    kinshipCode,
    ended: endedOn !== null,
  }) === null
const mayHaveCae = ({ leftOn, deceased }: Facts['pupils'][number]) =>
  noCodeReason({ kind: 'CAE', left: leftOn !== null, deceased, legalRank: null, kinshipCode: null, ended: false }) ===
  null

const byId = (rows: readonly { id: string; state: string | null }[]) =>
  Object.fromEntries(rows.map(({ id, state }) => [id, state]))
const statesIn = async (sql: Prisma.Sql, column = 'state') =>
  byId(await db.$queryRaw(Prisma.sql`select id, ${Prisma.raw(column)} as state from (${sql}) t`))

test.each([1, 2])(
  '[TS-12][TS-76][TS-94] what SQL says of each couple and code is what the domain says (seed %i)',
  async (seed) => {
    const schoolId = await drawnSchool(seed)
    const facts = await factsOf(schoolId)
    const { couples, pupils, codes } = facts

    const may = await db.$queryRaw<{ id: string; may: boolean }[]>`
    select g.id, ${MAY_HAVE_CAR} as may from guardianship g join student s on s.id = g.student_id
    where g.school_id = ${schoolId}::uuid
    union all
    select s.id, ${MAY_HAVE_CAE} from student s where s.school_id = ${schoolId}::uuid`
    expect(Object.fromEntries(may.map((row) => [row.id, row.may]))).toEqual(
      Object.fromEntries([
        ...couples.map((couple) => [couple.id, mayHaveCar(couple)]),
        ...pupils.map((pupil) => [pupil.id, mayHaveCae(pupil)]),
      ]),
    )

    const shown = couples.filter(
      ({ student, legalRank, endedOn }) => student.leftOn === null && legalRank !== null && endedOn === null,
    )
    const accessOf = (couple: (typeof couples)[number]) => {
      const own = codes.filter(({ guardianshipId }) => guardianshipId === couple.id)
      const valid = own.find(({ invalidatedAt }) => invalidatedAt === null)
      const last = own.find(({ invalidatedAt }) => invalidatedAt !== null)
      const access = accessState({
        adultStudent: couple.kinshipCode === '70',
        code: validState(valid),
        notified: valid?.notifiedAt != null,
        pending: isPending(valid, ['PLANNED', 'SENDING', 'UNCERTAIN']),
        last: last ? { refused: isRefusal(last.invalidationReason), notified: last.notifiedAt !== null } : null,
      })
      return { valid, access }
    }
    expect(await statesIn(couplesOf(schoolId))).toEqual(
      byId(shown.map((couple) => ({ id: couple.id, state: accessOf(couple).access }))),
    )

    expect(await statesIn(couplesWithCause(schoolId), 'cause')).toEqual(
      byId(
        shown.map((couple) => {
          const { valid, access } = accessOf(couple)
          const last = valid?.deliveries.find(({ state }) => state !== 'CANCELLED')
          const cause = causeOf({
            account: facts.accesses.some(({ guardianshipId }) => guardianshipId === couple.id),
            access,
            suspended: validState(valid) === 'SUSPENDED',
            lastDelivery: last?.state ?? null,
            toPrint: last?.state === 'PLANNED' && last.channel === 'LETTER',
          })
          return { id: couple.id, state: cause }
        }),
      ),
    )

    const added = await db.$queryRaw<{ id: string; code_id: string; added: boolean }[]>(
      Prisma.sql`select id, code_id, added from (${notifiableOf(schoolId)}) t`,
    )
    // When the message is written, the same rule as when it was asked for.
    const written = await listTellableCodes(db, { schoolId, codeIds: codes.map(({ id }) => id) })
    const cars = written.filter(({ id }) => added.some((row) => row.code_id === id))
    expect(Object.fromEntries(cars.map((code) => [code.id, code.added]))).toEqual(
      Object.fromEntries(added.map((row) => [row.code_id, row.added])),
    )
    expect(Object.fromEntries(written.map(({ id, untellable }) => [id, untellable]))).toEqual(
      Object.fromEntries(
        written.map(({ id, added: told }) => {
          const code = codes.find((one) => one.id === id)
          const facts = { code: validState(code), withoutCode: code?.usedVia === 'SIBLING' }
          return [id, untellableReason({ ...facts, noCopy: code?.encrypted === null && !told })]
        }),
      ),
    )
    expect(await statesIn(notifiableOf(schoolId))).toEqual(
      byId(
        couples.filter(mayHaveCar).flatMap((couple) => {
          const { valid } = accessOf(couple)
          if (!valid) return []
          const state = notifiableState({
            notified: valid.notifiedAt !== null,
            pending: isPending(valid, ['PLANNED', 'SENDING']),
            untellable: untellableReason({
              code: validState(valid),
              withoutCode: valid.usedVia === 'SIBLING',
              noCopy: valid.encrypted === null && !added.find(({ id }) => id === couple.id)?.added,
            }),
          })
          return { id: couple.id, state }
        }),
      ),
    )

    expect(await statesIn(notifiableStudentsOf(schoolId))).toEqual(
      byId(
        pupils.filter(mayHaveCae).map(({ id }) => {
          const own = codes.filter(({ studentId }) => studentId === id)
          const valid = own.find(({ invalidatedAt }) => invalidatedAt === null)
          const last = own
            .filter(({ invalidatedAt }) => invalidatedAt !== null)
            .sort((a, b) => (a.id < b.id ? 1 : -1))[0]
          if (!valid && last && last.invalidationReason !== 'STUDENT_LEFT') return { id, state: 'WITHDRAWN' }
          const state = notifiableState({
            notified: valid?.notifiedAt != null,
            pending: isPending(valid, ['PLANNED', 'SENDING']),
            untellable: untellableReason({
              code: validState(valid),
              withoutCode: false,
              noCopy: valid !== undefined && valid.encrypted === null,
            }),
          })
          return { id, state }
        }),
      ),
    )
  },
  90_000,
)

test('a pupil who died has left: deceased_student_has_left', async () => {
  const { id } = await buildStudent()
  const error = await db.student.update({ where: { id }, data: { deceased: true } }).catch((cause: unknown) => cause)
  expect(violates(error, 'deceased_student_has_left')).toBe(true)
})

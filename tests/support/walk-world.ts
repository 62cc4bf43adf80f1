import { randomUUID } from 'node:crypto'
import { createActivationCodes } from '@/lib/accounts'
import { systemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import {
  buildAbsence,
  buildAccount,
  buildAssessment,
  buildGuardian,
  buildGuardianship,
  buildReleaseDate,
  buildSchool,
  buildSkill,
  buildStaff,
  buildStudent,
} from '@/prisma/seed/builders'

/** Stand in every name of the school walked, and nowhere else. */
export const SCHOOL_MARK = 'ZQXECOLE'
export const PEOPLE_MARK = 'ZQXNOM'

const recipientOf = (people: string) => ({
  guardian: `${people} Samira`,
  guardianFamily: `Samira ${people}`,
  civility: 'MME',
  legalRank: 1,
  student: `${people} Lina`,
  firstName: 'Lina',
  division: '1G3',
  lines: [people],
  added: false,
})

type Names = { name: string; people: string }

/** A school with one of everything that an address can name, its staff and its families. */
export async function buildWalkedSchool(
  { name, people }: Names = { name: `Lycée ${SCHOOL_MARK}`, people: PEOPLE_MARK },
) {
  const school = await buildSchool({ name, open: ['NOTES', 'ABSENCES'] })
  const schoolId = school.id
  await db.schoolTeleservice.updateMany({
    where: { schoolId, kind: 'NOTES' },
    data: { publicationType: 'DEADLINE' },
  })
  const [head, deputy, delegate, manager] = [
    await buildStaff({ schoolId }),
    await buildStaff({ schoolId, role: 'DEPUTY_HEAD' }),
    await buildStaff({ schoolId, role: 'DELEGATE' }),
    await buildStaff({ academieId: school.academieId, role: 'ACADEMIE_MANAGER' }),
  ]
  const student = await buildStudent({ schoolId, familyName: people, firstName: 'Lina' })
  const guardian = await buildGuardian({ schoolId, familyName: people, email: `${people}@famille.example` })
  const couple = await buildGuardianship({ schoolId, studentId: student.id, guardianId: guardian.id })
  await buildReleaseDate({ schoolId, releasedOn: addDays(today(), 14) })
  const codeId = await realCode(schoolId, couple.id)
  const parent = await buildAccount({ firstName: 'Samira', familyName: people })
  const pupil = await buildAccount({ firstName: 'Lina', familyName: people, profiles: ['STUDENT'] })
  const [otherParent, otherPupil] = await neighbours(schoolId)
  const opened = { schoolId, usableFrom: new Date('2026-09-01'), route: 'CODE' as const }
  await db.access.create({ data: { ...opened, accountId: parent.id, guardianshipId: couple.id } })
  await db.access.create({ data: { ...opened, accountId: pupil.id, studentId: student.id } })
  // Said at any hour: that the night's copy is late is not, before two in the morning.
  await db.replicationRun.create({ data: { schoolId, ranOn: new Date('2026-11-26'), state: 'FAILED' } })
  await replicatedCopy({ schoolId, studentId: student.id, uai: school.uai, name, people })
  const ids = await buildRecords({ schoolId, accountId: head.account.id, codeId, people, studentId: student.id })
  return {
    school,
    accounts: { head, deputy, delegate, manager, parent, pupil, otherParent, otherPupil },
    ids: { ...ids, guardianshipId: couple.id, studentId: student.id, eleve: student.id, service: 'notes' },
  }
}

/** A second family of that school, whose names are no mark: the nearest to the first, and as foreign to it. */
async function neighbours(schoolId: string) {
  const couple = await buildGuardianship({ schoolId })
  const parent = await buildAccount({ firstName: 'Nora' })
  const pupil = await buildAccount({ firstName: 'Adam', profiles: ['STUDENT'] })
  const opened = { schoolId, usableFrom: new Date('2026-09-01'), route: 'CODE' as const }
  await db.access.create({ data: { ...opened, accountId: parent.id, guardianshipId: couple.id } })
  await db.access.create({ data: { ...opened, accountId: pupil.id, studentId: couple.studentId } })
  return [parent, pupil] as const
}

/** A code that its letter can show. */
async function realCode(schoolId: string, guardianshipId: string): Promise<string> {
  await db.$transaction((tx) =>
    createActivationCodes(tx, systemActor('test'), {
      kind: 'CAR',
      schoolId,
      holderIds: [guardianshipId],
      usableFrom: '2026-11-24',
    }),
  )
  return (await db.activationCode.findFirstOrThrow({ where: { guardianshipId }, select: { id: true } })).id
}

type By = { schoolId: string; accountId: string; codeId: string; people: string; studentId: string }

async function buildRecords({ schoolId, accountId, codeId, people, studentId }: By) {
  const now = new Date()
  const batch = await db.notificationBatch.create({
    data: {
      schoolId,
      kind: 'CAR',
      requestedById: accountId,
      requestKey: randomUUID(),
      criteria: { population: 'tous', legal: ['1', '2'], mode: ['papier'], services: ['NOTES'] },
      channels: ['LETTER'],
      state: 'DONE',
      cancellableUntil: now,
      startedAt: now,
      finishedAt: now,
    },
  })
  const document = await db.storedDocument.create({
    data: {
      schoolId,
      ownerKind: 'mailing',
      ownerId: batch.id,
      kind: 'letters',
      fileName: 'lettres.pdf',
      mimeType: 'application/pdf',
      complete: true,
    },
  })
  const delivery = await db.delivery.create({
    data: {
      schoolId,
      batchId: batch.id,
      subjectId: codeId,
      channel: 'LETTER',
      state: 'ACCEPTED',
      acceptedAt: now,
      recipient: recipientOf(people),
      position: 1,
      documentId: document.id,
    },
  })
  const made = await db.fileLoad.create({
    data: { kind: 'schools.siecle', schoolId, year: 2026, state: 'CANCELLED', finishedAt: now },
  })
  const validation = await db.accessValidation.create({
    data: {
      schoolId,
      accountId,
      requestKey: randomUUID(),
      createdAt: now,
      usableFrom: now,
      created: 1,
      removed: 0,
      skipped: {},
    },
  })
  const load = await db.fileLoad.create({
    data: {
      schoolId,
      year: 2026,
      kind: 'teleservices.notes',
      state: 'ANALYSED',
      analysedAt: now,
      report: { lines: 0 },
      files: { create: { name: `${people}.csv` } },
      content: { tests: [], marks: [] },
    },
  })
  return {
    type: 'notes',
    loadId: load.id,
    assessmentId: (await buildAssessment({ schoolId, marks: { [studentId]: 12 } })).id,
    absenceId: (await buildAbsence({ schoolId, studentId })).id,
    skillId: (await buildSkill({ schoolId, studentId })).id,
    batchId: batch.id,
    deliveryId: delivery.id,
    documentId: document.id,
    importId: made.id,
    validationId: validation.id,
  }
}

type Copy = { schoolId: string; studentId: string; uai: string } & Names

const replicatedCopy = async ({ schoolId, studentId, uai, name, people }: Copy) => {
  await db.$executeRaw`
    insert into teleservices.school (id, uai, name, kind, year, valid_on)
    values (${schoolId}::uuid, ${uai}, ${name}, 'LYCEE', 2026, '2026-11-25')`
  await db.$executeRaw`
    insert into teleservices.student (id, school_id, family_name, first_name)
    values (${studentId}::uuid, ${schoolId}::uuid, ${people}, 'Lina')`
  await db.$executeRaw`
    insert into teleservices.service (school_id, kind, open)
    values (${schoolId}::uuid, 'NOTES', true), (${schoolId}::uuid, 'ABSENCES', true), (${schoolId}::uuid, 'LPC', true)`
}

type World = Awaited<ReturnType<typeof buildWalkedSchool>>

/**
 * A digest of every row of a world, table by table: of its school, and of the accounts of its head and of the family
 * walked, but for the account of who asks. What a foreign request must leave as it was. The ends of the strangers' own
 * sessions stand in the journal.
 */
export async function digestOf({ school, accounts }: World, but = ''): Promise<Record<string, string | null>> {
  const tables = await db.$queryRaw<{ name: string; key: string }[]>`
    select format('%I.%I', c.table_schema, c.table_name) as name, c.column_name as key
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'teleservices')
      and (c.column_name in ('school_id', 'account_id') or (c.table_name in ('school', 'account') and c.column_name = 'id'))
      and c.table_name not in ('session', 'security_notice')
    order by 1, 2`
  const own = [accounts.head.account.id, accounts.parent.id, accounts.pupil.id].filter((id) => id !== but)
  const parts = tables.map(({ name, key }) => {
    const ofSchool = key === 'school_id' || name === 'public.school'
    const rows = `${key} ${ofSchool ? '= $1::uuid' : '= any($2::uuid[])'}`
    const journal = name === 'public.audit_event' ? `and action not like 'session.%'` : ''
    return `select '${name} ${key}' as part, md5(string_agg(t::text, '|' order by t::text)) as digest
      from ${name} t where ${rows} ${journal}`
  })
  const digests = await db.$queryRawUnsafe<{ part: string; digest: string | null }[]>(
    parts.join(' union all '),
    ...[school.id, own],
  )
  return Object.fromEntries(digests.map(({ part, digest }) => [part, digest]))
}

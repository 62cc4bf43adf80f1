import { createActivationCodes } from '@/lib/accounts'
import type { SchoolActor, StaffActor } from '@/lib/auth/actor'
import { schoolSystemActor } from '@/lib/auth/actor'
import { permissionsOf } from '@/lib/auth/permissions'
import { businessNow, today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { titleCase } from '@/lib/platform/text'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { replicateSchool } from '@/lib/teleservices/replication/commands/replicate-school'
import { DEMO_USERNAMES, type DemoStaff, seedAccount } from './accounts'
import type { DemoSchools } from './schools'

const JOB = 'demonstration'
const DAY = 86_400_000

/**
 * Services open in both schools; in the lycée, codes for the pupils of Première and Terminale; the parent who is
 * already active, and the one who waits with a code of yesterday. Nobody is notified.
 */
export async function seedAccesses(schools: DemoSchools, staff: DemoStaff): Promise<void> {
  const { lyceeId, collegeId } = schools
  await open(schools, staff)
  const parents = await findParents(schools)
  await createCodes(lyceeId, await couplesOf(lyceeId, parents.waiting), today())
  await createCodes(lyceeId, await couplesOf(lyceeId, parents.lycee), today())
  await createCodes(collegeId, await couplesOf(collegeId, parents.college), today())
  await dateBack([parents.waiting, parents.lycee, parents.college])
  const seniors = await db.$queryRaw<{ id: string }[]>`
    select g.id from guardianship g
    join enrollment e on e.student_id = g.student_id and e.current
    join division d on d.id = e.division_id
    where g.school_id = ${lyceeId}::uuid and g.ended_on is null and g.kinship_code <> '70' and d.code ~ '^(1|T)'`
  await createCodes(
    lyceeId,
    seniors.map(({ id }) => id),
    addDays(today(), 1),
  )
  for (const schoolId of [lyceeId, collegeId]) await replicateSchool(schoolSystemActor(JOB, schoolId), schoolId)
  await activate(parents)
}

async function open({ academieId, lyceeId, collegeId }: DemoSchools, staff: DemoStaff): Promise<void> {
  const head = (schoolId: string, id: string): StaffActor => ({
    kind: 'staff',
    id,
    displayName: '',
    role: 'HEAD',
    schoolId,
    academieId,
    membershipId: '',
    permissions: permissionsOf('HEAD', []),
    sessionId: JOB,
    ipPrefix: null,
  })
  await setOpening(head(lyceeId, staff.lyceeHeadId), { wanted: { NOTES: true, ABSENCES: true } })
  await setOpening(head(collegeId, staff.collegeHeadId), { wanted: { ABSENCES: true, LPC: true } })
}

/** Guardian ids: one person in both schools, and another one of the lycée. */
type Parents = { lycee: string; college: string; waiting: string }

/** The same two families whatever the day: the generator and the order decide. */
async function findParents({ lyceeId, collegeId }: DemoSchools): Promise<Parents> {
  const [both] = await db.$queryRaw<{ lycee: string; college: string }[]>`
    select l.id as lycee, c.id as college
    from guardian l
    join guardian c on c.school_id = ${collegeId}::uuid and c.email = l.email
      and c.family_name_key = l.family_name_key and c.first_name_key = l.first_name_key
    where l.school_id = ${lyceeId}::uuid and l.civility = 'MME' and l.address_line1 is not null
      and exists (select from guardianship g where g.guardian_id = l.id and g.legal_rank is not null)
      and exists (select from guardianship g where g.guardian_id = c.id and g.legal_rank is not null)
    order by l.family_name_key collate "C", l.first_name_key collate "C", l.id
    limit 1`
  const [waiting] = await db.$queryRaw<{ id: string }[]>`
    select u.id from guardian u
    join guardianship g on g.guardian_id = u.id and g.legal_rank is not null and g.kinship_code = '20'
    where u.school_id = ${lyceeId}::uuid and u.email is not null and u.address_line1 is not null and u.id <> ${both?.lycee}::uuid
    order by u.family_name_key collate "C" desc, u.first_name_key collate "C" desc, u.id
    limit 1`
  if (!both || !waiting) throw new Error('La démonstration générée n’a pas ses deux familles.')
  return { ...both, waiting: waiting.id }
}

async function couplesOf(schoolId: string, guardianId: string): Promise<string[]> {
  const rows = await db.guardianship.findMany({
    where: { schoolId, guardianId, endedOn: null, legalRank: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

async function createCodes(schoolId: string, holderIds: string[], usableFrom: string): Promise<void> {
  const actor: SchoolActor = schoolSystemActor(JOB, schoolId)
  await db.$transaction((tx) => createActivationCodes(tx, actor, { kind: 'CAR', schoolId, holderIds, usableFrom }), {
    timeout: 60_000,
  })
}

/** Codes made the day before: the replication of tonight would otherwise be awaited (TS-47). */
async function dateBack(guardianIds: string[]): Promise<void> {
  const yesterday = new Date(businessNow().getTime() - DAY)
  await db.activationCode.updateMany({
    where: { guardianship: { guardianId: { in: guardianIds } } },
    data: { createdAt: yesterday },
  })
}

/** One account for the children of both schools, opened by their codes. */
async function activate({ lycee, college }: Parents): Promise<void> {
  const person = await db.guardian.findUniqueOrThrow({
    where: { id: lycee },
    select: { firstName: true, familyName: true, usageName: true, email: true },
  })
  const accountId = await seedAccount(
    {
      username: DEMO_USERNAMES.parent,
      firstName: person.firstName,
      familyName: titleCase(person.usageName || person.familyName),
      email: person.email,
    },
    'GUARDIAN',
  )
  await db.$executeRaw`
    with used as (
      update activation_code c
      set used_at = ${businessNow()}::timestamptz, used_by_id = ${accountId}::uuid, used_via = 'CODE'
      from guardianship g
      where g.id = c.guardianship_id and g.guardian_id in (${lycee}::uuid, ${college}::uuid)
        and c.used_at is null and c.invalidated_at is null
      returning c.school_id, c.guardianship_id, c.usable_from
    )
    insert into access (account_id, school_id, guardianship_id, route, opened_at, usable_from)
    select ${accountId}::uuid, school_id, guardianship_id, 'CODE', ${businessNow()}::timestamptz, usable_from from used
    on conflict do nothing`
}

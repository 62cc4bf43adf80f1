import 'server-only'
import type { CalendarFacts } from '@/lib/platform/calendar/domain/school-calendar'
import { today } from '@/lib/platform/clock'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import type { SchoolKind, TeleserviceKind } from '@/lib/platform/prisma/enums'
import { TELESERVICE_KINDS } from '../opening/labels'
import type { Waiting } from './domain/closed-service'
import { readAsFamily } from './read-as-family'

export type FamilySchool = {
  id: string
  name: string
  kind: SchoolKind
  phone: string | null
  email: string | null
  /** Its school year: 2026 = 2026/2027. */
  year: number
  /** Day that the data speak of. */
  validOn: CivilDate
}

/** With what its calendar is made of. */
export type SchoolOfChild = FamilySchool & { uai: string; calendar: CalendarFacts }

export type FamilyChild = {
  studentId: string
  firstName: string
  familyName: string
  division: string | null
  mefLabel: string | null
  school: SchoolOfChild
  services: FamilyService[]
}

type FamilyService = Waiting & { kind: TeleserviceKind; open: boolean }

/**
 * The replicated data of these pupils. The caller gives ids that live accesses opened, or that a code and a date of
 * birth have just proved; nothing else decides what is read.
 */
export const listChildren = (studentIds: readonly string[]): Promise<FamilyChild[]> =>
  studentIds.length === 0 ? Promise.resolve([]) : readAsFamily((tx) => selectChildren(tx, studentIds))

/** The same, in a transaction of `readAsFamily`. In the order of the ids. */
export async function selectChildren(tx: Tx, studentIds: readonly string[]): Promise<FamilyChild[]> {
  const children = await tx.$queryRaw<FamilyChild[]>`
    select pupil.id as "studentId", pupil.first_name as "firstName", pupil.family_name as "familyName", pupil.division,
           pupil.mef_label as "mefLabel",
           jsonb_build_object('id', school.id, 'name', school.name, 'kind', school.kind, 'phone', school.phone,
             'email', school.email, 'year', school.year, 'validOn', school.valid_on, 'uai', school.uai,
             'calendar', school.calendar) as school,
           array(
             select jsonb_build_object('kind', service.kind, 'open', service.open, 'opensOn', service.opens_on,
               'today', ${today()}::date)
             from teleservices.service where service.school_id = school.id) as services
    from unnest(${studentIds}::uuid[]) with ordinality as wanted(id, rank)
    join teleservices.student pupil on pupil.id = wanted.id
    join teleservices.school on school.id = pupil.school_id
    order by wanted.rank`
  return children.map((child) => ({ ...child, services: child.services.toSorted(byKind) }))
}

const byKind = (a: FamilyService, b: FamilyService) =>
  TELESERVICE_KINDS.indexOf(a.kind) - TELESERVICE_KINDS.indexOf(b.kind)

/** Name and contact, in a transaction of `readAsFamily`. */
export const selectSchools = (tx: Tx, schoolIds: readonly string[]): Promise<FamilySchool[]> =>
  tx.$queryRaw<FamilySchool[]>`
    select id, name, kind, phone, email, year, valid_on::text as "validOn"
    from teleservices.school where id = any(${schoolIds}::uuid[])`

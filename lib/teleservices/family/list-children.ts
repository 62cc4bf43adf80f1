import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import type { SchoolKind, TeleserviceKind } from '@/lib/platform/prisma/enums'
import { TELESERVICE_KINDS } from '../labels'
import { readAsFamily } from './read-as-family'

export type FamilySchool = {
  id: string
  name: string
  kind: SchoolKind
  phone: string | null
  email: string | null
  /** Day that the data speak of. */
  validOn: CivilDate
}

export type FamilyChild = {
  studentId: string
  firstName: string
  familyName: string
  division: string | null
  mefLabel: string | null
  school: FamilySchool
  services: { kind: TeleserviceKind; open: boolean }[]
}

type StudentRow = Omit<FamilyChild, 'school' | 'services'> & { schoolId: string }
type ServiceRow = { schoolId: string; kind: TeleserviceKind; open: boolean }

/**
 * The replicated data of these pupils. The caller gives ids that live accesses opened, or that a code and a date of
 * birth have just proved; nothing else decides what is read.
 */
export const listChildren = (studentIds: readonly string[]): Promise<FamilyChild[]> =>
  studentIds.length === 0 ? Promise.resolve([]) : readAsFamily((tx) => selectChildren(tx, studentIds))

/** The same, in a transaction of `readAsFamily`. In the order of the ids. */
export async function selectChildren(tx: Tx, studentIds: readonly string[]): Promise<FamilyChild[]> {
  if (studentIds.length === 0) return []
  const students = await tx.$queryRaw<StudentRow[]>`
    select id as "studentId", school_id as "schoolId", first_name as "firstName", family_name as "familyName",
           division, mef_label as "mefLabel"
    from teleservices.student
    where id = any(${studentIds}::uuid[])`
  const schoolIds = [...new Set(students.map((student) => student.schoolId))]
  const schools = await selectSchools(tx, schoolIds)
  const services = await tx.$queryRaw<ServiceRow[]>`
    select school_id as "schoolId", kind, open from teleservices.service where school_id = any(${schoolIds}::uuid[])`
  const order = new Map(studentIds.map((id, index) => [id, index]))
  return students
    .flatMap(({ schoolId, ...student }) => {
      const school = schools.find(({ id }) => id === schoolId)
      return school ? [{ ...student, school, services: servicesOf(schoolId, services) }] : []
    })
    .sort((a, b) => (order.get(a.studentId) ?? 0) - (order.get(b.studentId) ?? 0))
}

const servicesOf = (schoolId: string, services: readonly ServiceRow[]) =>
  services
    .filter((service) => service.schoolId === schoolId)
    .map(({ kind, open }) => ({ kind, open }))
    .sort((a, b) => TELESERVICE_KINDS.indexOf(a.kind) - TELESERVICE_KINDS.indexOf(b.kind))

/** Name and contact, in a transaction of `readAsFamily`. */
export const selectSchools = (tx: Tx, schoolIds: readonly string[]): Promise<FamilySchool[]> =>
  tx.$queryRaw<FamilySchool[]>`
    select id, name, kind, phone, email, valid_on::text as "validOn"
    from teleservices.school where id = any(${schoolIds}::uuid[])`

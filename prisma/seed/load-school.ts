import type { Tx } from '@/lib/platform/db'
import { nameKey } from '@/lib/platform/text'
import type { GeneratedAddress, GeneratedSchool } from './generator/model'

/**
 * Writes a generated school as rows, without the import: for benches that need many schools quickly. The school's row
 * exists already; its pupils, responsables and couples (légal 1 and légal 2 in file order) are new.
 */
export async function loadSchool(tx: Tx, schoolId: string, school: GeneratedSchool): Promise<void> {
  const { year } = school
  const divisions = [...new Set(school.students.map(({ division }) => division))]
  await tx.$executeRaw`
    insert into division (school_id, year, code)
    select ${schoolId}::uuid, ${year}::int, code from unnest(${divisions}::text[]) as d(code)`
  await tx.$executeRaw`
    insert into mef (school_id, code, label, long_label)
    select ${schoolId}::uuid, m.* from unnest(
      ${school.courses.map(({ mef }) => mef)}::text[], ${school.courses.map(({ short }) => short)}::text[],
      ${school.courses.map(({ edition }) => edition)}::text[]) as m`
  await loadStudents(tx, schoolId, school)
  await loadGuardians(tx, schoolId, school)
  await loadCouples(tx, schoolId, school)
}

async function loadStudents(tx: Tx, schoolId: string, { students, year }: GeneratedSchool) {
  const here = students.filter(({ leftOn }) => leftOn === null)
  await tx.$executeRaw`
    insert into student (school_id, source_id, ine, family_name, first_name, family_name_key, first_name_key, birth_date, sex)
    select ${schoolId}::uuid, s.source_id, s.ine, s.family_name, s.first_name, s.family_name_key, s.first_name_key,
           s.birth_date::date, s.sex::sex
    from unnest(${here.map(({ id }) => String(id))}::text[], ${here.map(({ ine }) => ine)}::text[],
      ${here.map(({ familyName }) => familyName)}::text[], ${here.map(({ firstName }) => firstName)}::text[],
      ${here.map(({ familyName }) => nameKey(familyName))}::text[], ${here.map(({ firstName }) => nameKey(firstName))}::text[],
      ${here.map(({ birthDate }) => birthDate)}::text[], ${here.map(({ sex }) => sex)}::text[])
      as s(source_id, ine, family_name, first_name, family_name_key, first_name_key, birth_date, sex)`
  await tx.$executeRaw`
    insert into enrollment (school_id, student_id, year, division_id, mef_code, status_code, current)
    select ${schoolId}::uuid, s.id, ${year}::int, d.id, e.mef, 'ST', true
    from unnest(${here.map(({ id }) => String(id))}::text[], ${here.map(({ division }) => division)}::text[],
      ${here.map(({ mef }) => mef)}::text[]) as e(source_id, division, mef)
    join student s on s.school_id = ${schoolId}::uuid and s.source_id = e.source_id
    join division d on d.school_id = ${schoolId}::uuid and d.year = ${year}::int and d.code = e.division`
}

async function loadGuardians(tx: Tx, schoolId: string, { guardians, addresses }: GeneratedSchool) {
  const known = new Map(addresses.map((address) => [address.id, address]))
  const homes = guardians.map(({ addressId }) => (addressId === null ? undefined : known.get(addressId)))
  const line = (index: number) => homes.map((home: GeneratedAddress | undefined) => home?.lines[index] ?? null)
  await tx.$executeRaw`
    insert into guardian (school_id, source_id, civility, family_name, usage_name, first_name, family_name_key, usage_name_key,
      first_name_key, email, mobile_phone, address_line1, address_line2, address_line3, address_line4, postal_code, city,
      country_code, country_name)
    select ${schoolId}::uuid, g.* from unnest(
      ${guardians.map(({ id }) => String(id))}::text[], ${guardians.map(({ civility }) => civility)}::text[],
      ${guardians.map(({ familyName }) => familyName)}::text[], ${guardians.map(({ usageName }) => usageName)}::text[],
      ${guardians.map(({ firstName }) => firstName)}::text[], ${guardians.map(({ familyName }) => nameKey(familyName))}::text[],
      ${guardians.map(({ usageName }) => usageName && nameKey(usageName))}::text[],
      ${guardians.map(({ firstName }) => nameKey(firstName))}::text[], ${guardians.map(({ email }) => email)}::text[],
      ${guardians.map(({ mobile }) => mobile)}::text[], ${line(0)}::text[], ${line(1)}::text[], ${line(2)}::text[],
      ${line(3)}::text[], ${homes.map((home) => home?.postalCode ?? null)}::text[],
      ${homes.map((home) => home?.city ?? null)}::text[], ${homes.map((home) => home?.countryCode ?? null)}::text[],
      ${homes.map((home) => home?.countryName ?? null)}::text[]) as g`
}

async function loadCouples(tx: Tx, schoolId: string, { links }: GeneratedSchool) {
  const legals = new Map<number, number>()
  const ranks = links.map(({ studentId, level }) => {
    const rank = (legals.get(studentId) ?? 0) + 1
    if (level !== 1 || rank > 2) return null
    legals.set(studentId, rank)
    return rank
  })
  await tx.$executeRaw`
    insert into guardianship (school_id, guardian_id, student_id, legal_rank, responsibility, kinship_code, pays, hosts, priority_contact)
    select ${schoolId}::uuid, g.id, s.id, l.rank, l.level, l.kinship, l.pays, l.hosts, l.priority
    from unnest(${links.map(({ studentId }) => String(studentId))}::text[], ${links.map(({ guardianId }) => String(guardianId))}::text[],
      ${ranks}::int[], ${links.map(({ level }) => level)}::int[], ${links.map(({ kinship }) => kinship)}::text[],
      ${links.map(({ pays }) => pays)}::boolean[], ${links.map(({ hosts }) => hosts)}::boolean[],
      ${links.map(({ priority }) => priority)}::boolean[]) as l(student, guardian, rank, level, kinship, pays, hosts, priority)
    join student s on s.school_id = ${schoolId}::uuid and s.source_id = l.student
    join guardian g on g.school_id = ${schoolId}::uuid and g.source_id = l.guardian`
}

import type { Address } from './addresses'
import type { Adult } from './adults'
import type { Course } from './curriculum'
import { ineOf } from './keys'
import type { GeneratedSchool, SchoolPlan, Tie } from './model'

/** A pupil, before the school gives numbers. */
export type Child = {
  school: number
  division: string
  mef: string
  sex: 'M' | 'F'
  firstName: string
  firstName2: string | null
  familyName: string
  birthDate: string
  repeating: boolean
  email: string | null
  mobile: string | null
  withoutIne: boolean
  left: boolean
  address: Address | null
  ties: { adult: Adult; tie: Tie }[]
}

type Wanted = { plan: SchoolPlan; school: number; year: number; courses: readonly Course[]; children: Child[] }

/** Numbers people and addresses as the school's base would: an adult known twice is one row, in one school only. */
export function register({ plan, school, year, courses, children }: Wanted): GeneratedSchool {
  const { students: _asked, ...identity } = plan
  const adults = numbering<Adult>(200_000 + school * 50_000)
  const addresses = numbering<Address>(900_000 + school * 100_000)
  const addressId = (address: Address | null) => (address ? addresses.idOf(address) : null)
  const result: GeneratedSchool = {
    ...identity,
    year,
    courses: courses.filter(({ mef }) => children.some((child) => child.mef === mef)),
    students: [],
    guardians: [],
    links: [],
    addresses: [],
  }
  children.forEach((child, index) => {
    const { withoutIne, left, address, ties, school: _school, ...same } = child
    const id = 1_500_000 + school * 100_000 + index
    const ine = withoutIne ? null : ineOf(60_000_000 + school * 20_000_000 + index * 613 + 17)
    const leftOn = left ? `${year}-10-02` : null
    result.students.push({ ...same, id, elenoet: 5000 + index, ine, leftOn, addressId: addressId(address) })
    for (const { adult, tie } of ties) result.links.push({ ...tie, studentId: id, guardianId: adults.idOf(adult) })
  })
  for (const [{ address, ...adult }, id] of adults.all())
    result.guardians.push({ ...adult, id, addressId: addressId(address) })
  for (const [address, id] of addresses.all()) result.addresses.push({ ...address, id })
  return result
}

/** Gives each object its number, in the order they are first seen. */
function numbering<Thing>(first: number) {
  const ids = new Map<Thing, number>()
  const idOf = (thing: Thing): number => {
    const known = ids.get(thing)
    if (known !== undefined) return known
    ids.set(thing, first + ids.size)
    return first + ids.size - 1
  }
  return { idOf, all: () => ids.entries() }
}

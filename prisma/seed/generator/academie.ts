import { longAddress } from './addresses'
import { type Adult, ascii, drawAdult, drawMobile } from './adults'
import { COLLEGE_COURSES, type Course, LYCEE_COURSES, planDivisions } from './curriculum'
import { drawHousehold, type Household, together } from './households'
import { uaiOf } from './keys'
import type { GeneratedSchool, SchoolPlan } from './model'
import { type Random, randomOf } from './random'
import { type Child, register } from './register'
import { BOYS, GIRLS } from './words'

/** A seat in a division, waiting for a child of the right age. */
type Seat = { school: number; division: string; course: Course }

const LYCEE: SchoolPlan = {
  uai: uaiOf(990_012),
  name: 'Lycée du Pont-Vert',
  kind: 'LYCEE',
  addressLine1: '12 rue des Tanneurs',
  postalCode: '99120',
  city: 'Valmontier',
  phone: '0999001234',
  headName: 'Nadia Ferrand',
  headTitle: 'La proviseure',
  students: 900,
}

const COLLEGE: SchoolPlan = {
  uai: uaiOf(990_034),
  name: 'Collège des Trois-Puits',
  kind: 'COLLEGE',
  addressLine1: '3 rue des Écoles',
  postalCode: '99125',
  city: 'Lormoy',
  phone: '0999005678',
  headName: 'Olivier Marchand',
  headTitle: 'Le principal',
  students: 500,
}

type Options = { seed: number; year: number }

/** The demonstration académie: a lycée of 900 pupils and a collège of 500, with families in both. */
export function generateAcademie(options: Options): { lycee: GeneratedSchool; college: GeneratedSchool } {
  const [lycee, college] = generate([LYCEE, COLLEGE], options)
  if (!lycee || !college) throw new Error('Two schools were asked for.')
  return { lycee, college }
}

/** One school of any size, the same for the same seed. */
export function generateSchool(options: Options & { students: number; kind?: 'LYCEE' | 'COLLEGE' }): GeneratedSchool {
  const plan = options.kind === 'COLLEGE' ? COLLEGE : LYCEE
  const [school] = generate([{ ...plan, students: options.students }], options)
  if (!school) throw new Error('One school was asked for.')
  return school
}

function generate(plans: SchoolPlan[], { seed, year }: Options): GeneratedSchool[] {
  const random = randomOf(seed)
  const seats = random.shuffle(plans.flatMap((plan, school) => seatsOf(plan, school)))
  const children: Child[] = []
  for (let first = true; seats.length > 0; first = false) {
    // The longest names and address that a screen must hold come in every file.
    const household = first ? remarkable(random) : drawHousehold(random)
    const size = first ? 1 : familySize(random)
    for (const seat of takeSeats(seats, size)) children.push(drawChild(random, { seat, household, year }))
  }
  makeHomonyms(children, plans.length)
  return plans.map((plan, school) =>
    register({
      plan,
      school,
      year,
      courses: coursesOf(plan),
      children: children.filter((child) => child.school === school),
    }),
  )
}

const coursesOf = (plan: SchoolPlan) => (plan.kind === 'LYCEE' ? LYCEE_COURSES : COLLEGE_COURSES)

function seatsOf(plan: SchoolPlan, school: number): Seat[] {
  const courses = new Map(coursesOf(plan).map((course) => [course.mef, course]))
  return planDivisions(plan.kind, plan.students).flatMap(({ code, size, courses: mefs }) =>
    Array.from({ length: size }, (_unused, index) => {
      const course = courses.get(mefs[index % mefs.length] ?? '')
      if (!course) throw new Error(`No course for division ${code}.`)
      return { school, division: code, course }
    }),
  )
}

const familySize = (random: Random) => (random.chance(0.74) ? 1 : random.chance(0.85) ? 2 : 3)

/** Seats of brothers and sisters: never the same age, so that no twin is made by accident. */
function takeSeats(seats: Seat[], size: number): Seat[] {
  const taken: Seat[] = []
  for (let index = seats.length - 1; index >= 0 && taken.length < size; index -= 1) {
    const seat = seats[index]
    if (!seat || taken.some((other) => other.course.age === seat.course.age)) continue
    seats.splice(index, 1)
    taken.push(seat)
  }
  return taken
}

function drawChild(random: Random, wanted: { seat: Seat; household: Household; year: number }): Child {
  const { seat, household, year } = wanted
  const repeating = random.chance(0.07)
  const birthYear = year - seat.course.age - (repeating ? 1 : 0)
  const sex = random.chance(0.5) ? 'F' : 'M'
  const firstName = random.pick(sex === 'F' ? GIRLS : BOYS)
  const child: Child = {
    school: seat.school,
    division: seat.division,
    mef: seat.course.mef,
    sex,
    firstName,
    firstName2: random.chance(0.6) ? random.pick(sex === 'F' ? GIRLS : BOYS) : null,
    familyName: household.familyName,
    birthDate: `${birthYear}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    repeating,
    email: random.chance(0.3) ? `${ascii(firstName)}.${ascii(household.familyName)}@eleve.example` : null,
    mobile: random.chance(0.4) ? drawMobile(random) : null,
    withoutIne: random.chance(0.004),
    left: random.chance(0.006),
    address: household.address,
    ties: household.ties,
  }
  return isAdult(child, year) && random.chance(0.25)
    ? { ...child, ties: [{ adult: himself(random, child), tie: ALONE }] }
    : child
}

const ALONE = { level: 1, kinship: '70', pays: true, hosts: true, priority: true } as const

/** Eighteen on the day of the rentrée. */
const isAdult = (child: Child, year: number) => child.birthDate <= `${year - 18}-09-01`

/** Kinship 70: the pupil is his own responsable. */
const himself = (random: Random, child: Child): Adult => ({
  ...drawAdult(random, {
    sex: child.sex,
    familyName: child.familyName,
    address: child.address,
  }),
  firstName: child.firstName,
  email: child.email,
  mobile: child.mobile,
})

function remarkable(random: Random): Household {
  const household = together(random)
  const address = longAddress()
  for (const { adult } of household.ties) adult.address = address
  const [mother] = household.ties
  if (mother) Object.assign(mother.adult, { firstName: 'Marie-Antoinette', usageName: 'DE LA ROCHEFOUCAULD-MONTBEL' })
  return { ...household, familyName: 'DE LA ROCHEFOUCAULD-MONTBEL', address }
}

/** In each school: two unrelated pupils of one name, and a responsable who bears the name of his child. */
function makeHomonyms(children: Child[], schools: number) {
  for (let school = 0; school < schools; school += 1) {
    const here = children.filter((child) => child.school === school)
    const twin = here.find((child) => namesake(child, here))
    if (twin) twin.firstName = namesake(twin, here)?.firstName ?? twin.firstName
    const son = here.find((child) => child.sex === 'M' && child.ties.some(({ tie }) => tie.kinship === '20'))
    const father = son?.ties.find(({ tie }) => tie.kinship === '20')?.adult
    if (son && father) father.firstName = son.firstName
  }
}

const namesake = (child: Child, others: Child[]) =>
  others.find(
    (other) =>
      other.ties !== child.ties &&
      other.sex === child.sex &&
      other.familyName === child.familyName &&
      other.birthDate !== child.birthDate,
  )

const two = (value: number): string => String(value).padStart(2, '0')

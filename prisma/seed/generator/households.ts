import { type Address, drawAddress } from './addresses'
import { type Adult, drawAddressOrNone, drawAdult, drawFamilyName } from './adults'
import type { Tie } from './model'
import type { Random } from './random'

/** Adults around the same children. `familyName` is the children's. */
export type Household = { familyName: string; address: Address | null; ties: { adult: Adult; tie: Tie }[] }

const SHAPES = [
  [0.58, together],
  [0.8, apart],
  [0.91, alone],
  [0.945, twoMothers],
  [0.96, twoFathers],
  [0.996, tutor],
  [1, withThird],
] as const satisfies readonly (readonly [number, (random: Random) => Household])[]

export function drawHousehold(random: Random): Household {
  const drawn = random.next()
  const shape = SHAPES.find(([upTo]) => drawn < upTo) ?? SHAPES[0]
  const household = shape[1](random)
  if (random.chance(0.1)) household.ties.push(grandparent(random))
  return household
}

const legal = (kinship: string, pays: boolean, hosts = true): Tie => ({
  level: 1,
  kinship,
  pays,
  hosts,
  priority: pays,
})

/** Both parents at one address; one couple in eight shares an e-mail (XC-11). */
export function together(random: Random): Household {
  const address = drawAddressOrNone(random)
  const father = drawAdult(random, { sex: 'M', address })
  const usageName = random.chance(0.55) ? father.familyName : null
  const mother = drawAdult(random, { sex: 'F', usageName, address })
  if (random.chance(0.12)) mother.email = father.email
  const familyName = random.chance(0.06) ? `${father.familyName}-${mother.familyName}` : father.familyName
  const motherPays = random.chance(0.5)
  return {
    familyName,
    address,
    ties: [
      { adult: mother, tie: legal('10', motherPays) },
      { adult: father, tie: legal('20', !motherPays) },
    ],
  }
}

/** Separated: two addresses, the children live with one, and sometimes a step-parent is in charge. */
export function apart(random: Random): Household {
  const father = drawAdult(random, { sex: 'M' })
  const mother = drawAdult(random, { sex: 'F', address: drawAddress(random) })
  const ties: Household['ties'] = [
    { adult: mother, tie: legal('10', true) },
    { adult: father, tie: legal('20', false, false) },
  ]
  if (random.chance(0.2)) ties.push(inCharge(random, mother.address))
  return { familyName: father.familyName, address: mother.address, ties }
}

function alone(random: Random): Household {
  const parent = drawAdult(random, { sex: random.chance(0.85) ? 'F' : 'M' })
  // A sole legal who does not pay is légal 1 all the same.
  const tie = legal(parent.civility === 'MME' ? '10' : '20', random.chance(0.7))
  return { familyName: parent.familyName, address: parent.address, ties: [{ adult: parent, tie }] }
}

function twoMothers(random: Random): Household {
  return sameSex(random, 'F', '10')
}

function twoFathers(random: Random): Household {
  return sameSex(random, 'M', '20')
}

function sameSex(random: Random, sex: 'M' | 'F', kinship: string): Household {
  const address = drawAddressOrNone(random)
  const first = drawAdult(random, { sex, address })
  const second = drawAdult(random, { sex, address })
  return {
    familyName: `${first.familyName}-${second.familyName}`,
    address,
    ties: [
      { adult: first, tie: legal(kinship, true) },
      { adult: second, tie: legal(kinship, false) },
    ],
  }
}

function tutor(random: Random): Household {
  const adult = drawAdult(random, { sex: random.chance(0.5) ? 'F' : 'M' })
  return { familyName: drawFamilyName(random), address: adult.address, ties: [{ adult, tie: legal('50', true) }] }
}

/** Two parents and a third person whom SIECLE also calls legal: an anomaly that the import must show. */
function withThird(random: Random): Household {
  const household = apart(random)
  const third = drawAdult(random, { sex: 'F' })
  const parents = household.ties.filter(({ tie }) => tie.level === 1)
  return { ...household, ties: [...parents, { adult: third, tie: legal('50', false, false) }] }
}

const inCharge = (random: Random, address: Address | null) => ({
  adult: drawAdult(random, { sex: 'M', address }),
  tie: { level: 2, kinship: '39', pays: false, hosts: true, priority: false } as const,
})

const grandparent = (random: Random) => ({
  adult: drawAdult(random, { sex: random.chance(0.6) ? 'F' : 'M' }),
  tie: { level: 3, kinship: '38', pays: false, hosts: false, priority: false } as const,
})

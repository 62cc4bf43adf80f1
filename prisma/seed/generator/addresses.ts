import type { Random } from './random'
import { FOREIGN, RESIDENCES, STREETS, TOWNS } from './words'

export type Address = {
  lines: string[]
  postalCode: string | null
  city: string
  countryCode: string
  countryName: string
}

/** An address of the fictitious country around Valmontier; some in a building, a few abroad. */
export function drawAddress(random: Random): Address {
  if (random.chance(0.012)) return drawForeign(random)
  const street = `${random.between(1, 148)}${random.chance(0.05) ? ' bis' : ''} ${random.pick(STREETS)}`
  const town = random.pick(TOWNS)
  const inBuilding = random.chance(0.18)
  const building = `bâtiment ${random.pick(['A', 'B', 'C', 'D'])}, appartement ${random.between(1, 420)}`
  const lines = inBuilding ? [random.pick(RESIDENCES), building, street] : [street]
  return { lines, ...town, countryCode: '100', countryName: 'FRANCE' }
}

/** Four full lines: what a letter and a table must hold. */
export const longAddress = (): Address => ({
  lines: [
    'Résidence du Parc, escalier des Lilas',
    'bâtiment C, étage 3, appartement 304',
    '148 bis boulevard des Tilleuls',
    'chez la famille Saint-Aubrac',
  ],
  ...TOWNS[5],
  countryCode: '100',
  countryName: 'FRANCE',
})

function drawForeign(random: Random): Address {
  const { line, city, countryCode, countryName } = random.pick(FOREIGN)
  return { lines: [line], postalCode: null, city, countryCode, countryName }
}

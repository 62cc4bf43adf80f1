import { addDays, type CivilDate, civilDate } from '../../dates'

/** Départements, as the UAI begins, that keep Good Friday and 26 December (ordinance of 16 August 1892). */
const ALSACE_MOSELLE = ['057', '067', '068']

/** Easter Sunday of a civil year (Meeus, Jones, Butcher). */
function easterOf(year: number): CivilDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const e = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - e + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 114
  return civilDate(year, Math.floor(days / 31), (days % 31) + 1) ?? ''
}

/** Bank holidays of a civil year where that school is: day → French name. */
export function bankHolidaysOf(year: number, uai: string): ReadonlyMap<CivilDate, string> {
  const easter = easterOf(year)
  const days: [CivilDate, string][] = [
    [`${year}-01-01`, 'jour de l’An'],
    [addDays(easter, 1), 'lundi de Pâques'],
    [`${year}-05-01`, 'fête du Travail'],
    [`${year}-05-08`, 'Victoire de 1945'],
    [addDays(easter, 39), 'Ascension'],
    [addDays(easter, 50), 'lundi de Pentecôte'],
    [`${year}-07-14`, 'fête nationale'],
    [`${year}-08-15`, 'Assomption'],
    [`${year}-11-01`, 'Toussaint'],
    [`${year}-11-11`, 'Armistice de 1918'],
    [`${year}-12-25`, 'Noël'],
  ]
  if (ALSACE_MOSELLE.includes(uai.slice(0, 3)))
    days.push([addDays(easter, -2), 'Vendredi saint'], [`${year}-12-26`, 'Saint-Étienne'])
  return new Map(days)
}

import type { CivilDate } from '../../dates'

/** Days without school, from the first to the last, both included; `label` in French. */
export type DayOff = { firstDay: CivilDate; lastDay: CivilDate; label: string }

export type Zone = 'A' | 'B' | 'C'

/** National codes of the académies of each zone; 99 is the demonstration’s. Corse and overseas have calendars of their own. */
const ACADEMIES: Record<Zone, string> = {
  A: '03 04 06 07 08 10 13 22 99',
  B: '02 05 09 12 14 15 17 18 19 20 21 23 70',
  C: '01 11 16 24 25',
}

/** Zone of an académie; null when its calendar is its own: the school says its holidays itself. */
export function zoneOf(academie: string | null): Zone | null {
  const zones = Object.keys(ACADEMIES) as Zone[]
  return zones.find((zone) => academie !== null && ACADEMIES[zone].split(' ').includes(academie)) ?? null
}

/**
 * School holidays by zone, August 2023 to August 2028. Reference data, version 2026-11: facts published by the ministry
 * (Licence Ouverte), condensed from the day table of vacances-scolaires-france 0.12.0 (MIT, © 2018 Antoine Augusti).
 */
const TABLE: Record<Zone, string> = {
  A: `
    2023-08-01 2023-09-03 Vacances d’été
    2023-10-21 2023-11-05 Vacances de la Toussaint
    2023-12-23 2024-01-07 Vacances de Noël
    2024-02-17 2024-03-03 Vacances d’hiver
    2024-04-13 2024-04-28 Vacances de printemps
    2024-07-06 2024-09-01 Vacances d’été
    2024-10-19 2024-11-03 Vacances de la Toussaint
    2024-12-21 2025-01-05 Vacances de Noël
    2025-02-22 2025-03-09 Vacances d’hiver
    2025-04-19 2025-05-04 Vacances de printemps
    2025-07-05 2025-08-31 Vacances d’été
    2025-10-18 2025-11-02 Vacances de la Toussaint
    2025-12-20 2026-01-04 Vacances de Noël
    2026-02-07 2026-02-22 Vacances d’hiver
    2026-04-04 2026-04-19 Vacances de printemps
    2026-07-04 2026-08-31 Vacances d’été
    2026-10-17 2026-11-01 Vacances de la Toussaint
    2026-12-19 2027-01-03 Vacances de Noël
    2027-02-13 2027-02-28 Vacances d’hiver
    2027-04-10 2027-04-25 Vacances de printemps
    2027-05-06 2027-05-08 Pont de l’Ascension
    2027-07-03 2027-08-31 Vacances d’été
    2027-10-23 2027-11-07 Vacances de la Toussaint
    2027-12-18 2028-01-02 Vacances de Noël
    2028-02-19 2028-03-05 Vacances d’hiver
    2028-04-22 2028-05-08 Vacances de printemps
    2028-05-26 2028-05-27 Pont de l’Ascension
    2028-07-04 2028-08-31 Vacances d’été
  `,
  B: `
    2023-08-01 2023-09-03 Vacances d’été
    2023-10-21 2023-11-05 Vacances de la Toussaint
    2023-12-23 2024-01-07 Vacances de Noël
    2024-02-24 2024-03-10 Vacances d’hiver
    2024-04-20 2024-05-05 Vacances de printemps
    2024-07-06 2024-09-01 Vacances d’été
    2024-10-19 2024-11-03 Vacances de la Toussaint
    2024-12-21 2025-01-05 Vacances de Noël
    2025-02-08 2025-02-23 Vacances d’hiver
    2025-04-05 2025-04-21 Vacances de printemps
    2025-07-05 2025-08-31 Vacances d’été
    2025-10-18 2025-11-02 Vacances de la Toussaint
    2025-12-20 2026-01-04 Vacances de Noël
    2026-02-14 2026-03-01 Vacances d’hiver
    2026-04-11 2026-04-26 Vacances de printemps
    2026-07-04 2026-08-31 Vacances d’été
    2026-10-17 2026-11-01 Vacances de la Toussaint
    2026-12-19 2027-01-03 Vacances de Noël
    2027-02-20 2027-03-07 Vacances d’hiver
    2027-04-17 2027-05-02 Vacances de printemps
    2027-05-06 2027-05-08 Pont de l’Ascension
    2027-07-03 2027-08-31 Vacances d’été
    2027-10-23 2027-11-07 Vacances de la Toussaint
    2027-12-18 2028-01-02 Vacances de Noël
    2028-02-05 2028-02-20 Vacances d’hiver
    2028-04-08 2028-04-23 Vacances de printemps
    2028-05-26 2028-05-27 Pont de l’Ascension
    2028-07-04 2028-08-31 Vacances d’été
  `,
  C: `
    2023-08-01 2023-09-03 Vacances d’été
    2023-10-21 2023-11-05 Vacances de la Toussaint
    2023-12-23 2024-01-07 Vacances de Noël
    2024-02-10 2024-02-25 Vacances d’hiver
    2024-04-06 2024-04-21 Vacances de printemps
    2024-07-06 2024-09-01 Vacances d’été
    2024-10-19 2024-11-03 Vacances de la Toussaint
    2024-12-21 2025-01-05 Vacances de Noël
    2025-02-15 2025-03-02 Vacances d’hiver
    2025-04-12 2025-04-27 Vacances de printemps
    2025-07-05 2025-08-31 Vacances d’été
    2025-10-18 2025-11-02 Vacances de la Toussaint
    2025-12-20 2026-01-04 Vacances de Noël
    2026-02-21 2026-03-08 Vacances d’hiver
    2026-04-18 2026-05-03 Vacances de printemps
    2026-07-04 2026-08-31 Vacances d’été
    2026-10-17 2026-11-01 Vacances de la Toussaint
    2026-12-19 2027-01-03 Vacances de Noël
    2027-02-06 2027-02-21 Vacances d’hiver
    2027-04-03 2027-04-18 Vacances de printemps
    2027-05-06 2027-05-08 Pont de l’Ascension
    2027-07-03 2027-08-31 Vacances d’été
    2027-10-23 2027-11-07 Vacances de la Toussaint
    2027-12-18 2028-01-02 Vacances de Noël
    2028-02-12 2028-02-27 Vacances d’hiver
    2028-04-15 2028-05-01 Vacances de printemps
    2028-05-26 2028-05-27 Pont de l’Ascension
    2028-07-04 2028-08-31 Vacances d’été
  `,
}

const rowsOf = (table: string): DayOff[] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(' '))
    .map(([firstDay = '', lastDay = '', ...words]) => ({ firstDay, lastDay, label: words.join(' ') }))

const HOLIDAYS: Record<Zone, DayOff[]> = { A: rowsOf(TABLE.A), B: rowsOf(TABLE.B), C: rowsOf(TABLE.C) }

/** Holidays of a zone, in order; none without a zone. */
export const holidaysOf = (zone: Zone | null): readonly DayOff[] => (zone ? HOLIDAYS[zone] : [])

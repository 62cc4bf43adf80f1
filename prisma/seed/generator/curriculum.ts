/** What a school teaches: MEF with its subjects, and how its divisions are filled. */
export type Course = {
  /** 11 digits. */
  mef: string
  /** FORMATION of the Nomenclature. */
  short: string
  long: string
  edition: string
  /** Age reached in the calendar year of the rentrée: 11 for a 6e. */
  age: number
  /** Last year's course, for SCOLARITE_AN_DERNIER. */
  before: string
}

/** Pupils of a division; several courses share it (`1CAP`). */
export type DivisionPlan = { code: string; label: string; size: number; courses: string[] }

const course = (mef: string, short: string, long: string, edition: string, age: number, before: string): Course => ({
  mef,
  short,
  long,
  edition,
  age,
  before,
})

export const COLLEGE_COURSES: readonly Course[] = [
  course('10010012110', '6EME', '6EME', '6ème', 11, '00310002220'),
  course('10110001110', '5EME', '5EME', '5ème', 12, '10010012110'),
  course('10210001110', '4EME', '4EME', '4ème', 13, '10110001110'),
  course('10310019110', '3EME', '3EME', '3ème', 14, '10210001110'),
]

export const LYCEE_COURSES: readonly Course[] = [
  course('20010019110', '2DEGT', '2NDE GENERALE ET TECHNOLOGIQUE', '2nde générale et technologique', 15, '10310019110'),
  course('20110019110', '1G', '1ERE GENERALE', '1re générale', 16, '20010019110'),
  course('20210019110', 'TG', 'TERMINALE GENERALE', 'Tle générale', 17, '20110019110'),
  course('21131017110', '1STMG', '1ERE STMG', '1re technologique STMG', 16, '20010019110'),
  course('21231018110', 'TSTMG', 'TERMINALE STMG GESTION ET FINANCE', 'Tle technologique STMG', 17, '21131017110'),
  course('21133106110', '1ST2S', '1ERE ST2S', '1re technologique ST2S', 16, '20010019110'),
  course('21233106110', 'TST2S', 'TERMINALE ST2S', 'Tle technologique ST2S', 17, '21133106110'),
  course(
    '24731212310',
    '2NDPRO31212',
    "2NDPRO METIERS DE L'ACCUEIL",
    "2nde pro métiers de l'accueil",
    15,
    '10310019110',
  ),
  course(
    '24731212320',
    '1ERPRO31212',
    "1ERPRO METIERS DE L'ACCUEIL",
    "1re pro métiers de l'accueil",
    16,
    '24731212310',
  ),
  course(
    '24731212330',
    'TLEPRO31212',
    "TLEPRO METIERS DE L'ACCUEIL",
    "Tle pro métiers de l'accueil",
    17,
    '24731212320',
  ),
  course(
    '24131224210',
    '1CAP EPC',
    '1CAP EQUIPIER POLYVALENT COMMERCE',
    '1re année de CAP équipier polyvalent du commerce',
    15,
    '10310019110',
  ),
  course(
    '24125437210',
    '1CAP CHAUD',
    '1CAP2 REAL.IND.CHAUD.SOUD.',
    '1re année de CAP chaudronnerie',
    15,
    '10310019110',
  ),
]

const LYCEE: readonly [prefix: string, label: string, count: number, size: number, ...courses: string[]][] = [
  ['2GT', 'Seconde', 8, 34, '20010019110'],
  ['1G', 'Première générale', 5, 30, '20110019110'],
  ['1STMG', 'Première STMG', 2, 28, '21131017110'],
  ['1ST2S', 'Première ST2S', 1, 26, '21133106110'],
  ['TG', 'Terminale générale', 5, 30, '20210019110'],
  ['TSTMG', 'Terminale STMG', 2, 28, '21231018110'],
  ['TST2S', 'Terminale ST2S', 1, 26, '21233106110'],
  ['2MA', 'Seconde pro accueil', 2, 24, '24731212310'],
  ['1MA', 'Première pro accueil', 2, 22, '24731212320'],
  ['TMA', 'Terminale pro accueil', 2, 22, '24731212330'],
  ['1CAP', 'Première année de CAP', 1, 24, '24131224210', '24125437210'],
]

const COLLEGE: typeof LYCEE = [
  ['6', 'Sixième', 5, 26, '10010012110'],
  ['5', 'Cinquième', 5, 25, '10110001110'],
  ['4', 'Quatrième', 5, 25, '10210001110'],
  ['3', 'Troisième', 5, 24, '10310019110'],
]

/** Divisions for about `students` pupils: the usual ones, more of them when the school is larger. */
export function planDivisions(kind: 'LYCEE' | 'COLLEGE', students: number): DivisionPlan[] {
  const rows = kind === 'LYCEE' ? LYCEE : COLLEGE
  const usual = rows.reduce((sum, [, , count, size]) => sum + count * size, 0)
  const plans = rows.flatMap(([prefix, label, count, size, ...courses]) =>
    Array.from({ length: Math.max(1, Math.round((count * students) / usual)) }, (_unused, index) => ({
      code:
        kind === 'COLLEGE' ? `${prefix} ${letters(index)}` : prefix + (count > 1 || students > usual ? index + 1 : ''),
      label: `${label} ${kind === 'COLLEGE' ? letters(index) : index + 1}`,
      size,
      courses,
    })),
  )
  return cutTo(plans, students)
}

/** A, B … Z, AA, AB: collège divisions (`4 D`). */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Adjusts the sizes, one pupil at a time, until they add up to `students`. */
function cutTo(plans: DivisionPlan[], students: number): DivisionPlan[] {
  const sizes = plans.map((plan) => plan.size)
  let missing = students - sizes.reduce((sum, size) => sum + size, 0)
  for (let turn = 0; missing !== 0; turn += 1) {
    const at = turn % sizes.length
    const moved = (sizes[at] ?? 0) + Math.sign(missing)
    if (moved < 0) continue
    sizes[at] = moved
    missing -= Math.sign(missing)
  }
  return plans.map((plan, index) => ({ ...plan, size: sizes[index] ?? 0 })).filter((plan) => plan.size > 0)
}

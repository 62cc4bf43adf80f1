import type { Course } from './curriculum'
import type { GeneratedAddress, GeneratedGuardian, GeneratedLink, GeneratedSchool, GeneratedStudent } from './model'
import { encodeDocument, tag, tags } from './xml'

/** One export, ISO-8859-15, in chunks; may be read again. */
export type SiecleFile = { name: string; chunks: Iterable<Uint8Array> }

/** The three exports of a school, as SIECLE writes them (formats.md §1). */
export function writeSiecle(school: GeneratedSchool): {
  eleves: SiecleFile
  responsables: SiecleFile
  nomenclature: SiecleFile
} {
  const file = (name: string, write: (school: GeneratedSchool) => Iterable<string>): SiecleFile => ({
    name,
    chunks: { [Symbol.iterator]: () => encodeDocument(write(school)) },
  })
  return {
    eleves: file('ElevesAvecAdresses.xml', eleves),
    responsables: file('ResponsablesAvecAdresses.xml', responsables),
    nomenclature: file('Nomenclature.xml', nomenclature),
  }
}

function* eleves(school: GeneratedSchool) {
  const courses = new Map(school.courses.map((course) => [course.mef, course]))
  yield open('BEE_ELEVES', '3.0', school)
  yield* block('ELEVES', school.students, (student) => eleve(school, student, courses.get(student.mef)))
  yield* block('OPTIONS', school.students, options)
  yield* block('STRUCTURES', school.students, structures)
  yield '<BOURSES/>\n'
  const known = new Set(school.students.map((student) => student.addressId))
  yield* block(
    'ADRESSES',
    school.addresses.filter(({ id }) => known.has(id)),
    adresse,
  )
  yield close('BEE_ELEVES')
}

function* responsables(school: GeneratedSchool) {
  yield open('BEE_RESPONSABLES', '2.1', school)
  yield* block('PERSONNES', school.guardians, personne)
  yield* block('RESPONSABLES', school.links, responsable)
  const known = new Set(school.guardians.map((guardian) => guardian.addressId))
  yield* block(
    'ADRESSES',
    school.addresses.filter(({ id }) => known.has(id)),
    adresse,
  )
  yield close('BEE_RESPONSABLES')
}

function* nomenclature(school: GeneratedSchool) {
  yield open('BEE_NOMENCLATURES', '3.1', school)
  yield* block('MEFS', school.courses, mef)
  yield* block(
    'MATIERES',
    SUBJECTS,
    ([code, short, long]) =>
      `<MATIERE CODE_MATIERE="${code}">${tags({ CODE_GESTION: short, LIBELLE_COURT: short, LIBELLE_LONG: long, LIBELLE_EDITION: long, MATIERE_ETP: 1 })}</MATIERE>`,
  )
  yield close('BEE_NOMENCLATURES')
}

const SUBJECTS = [
  ['030201', 'AGL1', 'ANGLAIS LV1'],
  ['030602', 'ESP2', 'ESPAGNOL LV2'],
  ['061300', 'MATHS', 'MATHEMATIQUES'],
] as const

function open(root: string, version: string, { uai, year }: GeneratedSchool): string {
  const day = `10/11/${year}`
  const parameters = { UAJ: uai, ANNEE_SCOLAIRE: year, DATE_EXPORT: day, HORODATAGE: `${day} 07:30:00` }
  return `<${root} VERSION="${version}">\n<PARAMETRES>${tags(parameters)}</PARAMETRES>\n<DONNEES>\n`
}

const close = (root: string) => `</DONNEES>\n</${root}>\n`

function* block<Row>(name: string, rows: Iterable<Row>, write: (row: Row) => string) {
  yield `<${name}>\n`
  for (const row of rows) yield `${write(row)}\n`
  yield `</${name}>\n`
}

function eleve(school: GeneratedSchool, student: GeneratedStudent, course: Course | undefined): string {
  const { id, elenoet } = student
  const own = tags({
    ID_NATIONAL: student.ine,
    INE_RNIE: student.ine,
    ELENOET: elenoet,
    ID_ELEVE_ETAB: `${String(elenoet).padStart(5, '0')}${school.uai.slice(1, 7)}`,
    NOM_DE_FAMILLE: student.familyName,
    PRENOM: student.firstName,
    PRENOM2: student.firstName2,
    DATE_NAISS: french(student.birthDate),
    DOUBLEMENT: student.repeating ? 1 : 0,
    CODE_PAYS: '100',
    ACCEPTE_SMS: 0,
    DATE_MODIFICATION: `04/09/${school.year}`,
    DATE_SORTIE: student.leftOn && french(student.leftOn),
    MEL: student.email,
    CODE_REGIME: '2',
    DATE_ENTREE: `01/09/${school.year}`,
    ADRESSE_ID: student.addressId,
    TEL_PORTABLE: student.mobile,
    CODE_SEXE: student.sex === 'M' ? 1 : 2,
    CODE_PAYS_NAT: '100',
    CODE_STATUT: 'ST',
    CODE_MEF: student.mef,
    CODE_DEPARTEMENT_NAISS: '099',
    CODE_COMMUNE_INSEE_NAISS: '99120',
    ADHESION_TRANSPORT: 0,
  })
  const before = student.repeating ? student.mef : (course?.before ?? null)
  const last = tags({ CODE_MEF: before, CODE_RNE: school.uai, DENOM_PRINC: school.kind, MEL: '' })
  return `<ELEVE ELEVE_ID="${id}" ELENOET="${elenoet}">${own}<SCOLARITE_AN_DERNIER>${last}</SCOLARITE_AN_DERNIER></ELEVE>`
}

const option = (number: number, modality: string, subject: string): string =>
  `<OPTIONS_ELEVE>${tags({ NUM_OPTION: number, CODE_MODALITE_ELECT: modality, CODE_MATIERE: subject })}</OPTIONS_ELEVE>`

const options = ({ id, elenoet }: GeneratedStudent): string =>
  `<OPTION ELEVE_ID="${id}" ELENOET="${elenoet}">${option(1, 'O', '030201')}${option(2, 'O', '030602')}</OPTION>`

const structure = (code: string, type: 'D' | 'G'): string =>
  `<STRUCTURE>${tags({ CODE_STRUCTURE: code, TYPE_STRUCTURE: type })}</STRUCTURE>`

/** The division, and a group of each language: only the first of them is a division. */
const structures = ({ id, elenoet, division }: GeneratedStudent): string =>
  `<STRUCTURES_ELEVE ELEVE_ID="${id}" ELENOET="${elenoet}">${structure(`${division.slice(0, 5)}GR`, 'G')}${structure(division, 'D')}</STRUCTURES_ELEVE>`

const personne = (guardian: GeneratedGuardian): string =>
  `<PERSONNE PERSONNE_ID="${guardian.id}">${tags({
    LC_CIVILITE: guardian.civility,
    LL_CIVILITE: guardian.civility === 'MME' ? 'MADAME' : 'MONSIEUR',
    NOM_DE_FAMILLE: guardian.familyName,
    NOM_USAGE: guardian.usageName,
    PRENOM: guardian.firstName,
    TEL_PERSONNEL: guardian.home,
    TEL_PORTABLE: guardian.mobile,
    ACCEPTE_SMS: guardian.acceptsSms ? 1 : 0,
    TEL_PROFESSIONNEL: '',
    MEL: guardian.email,
    COMMUNICATION_ADRESSE: 0,
    ADRESSE_ID: guardian.addressId,
    CODE_PROFESSION: guardian.job,
  })}</PERSONNE>`

/** Figures and words for booleans, mixed in one record as in the real files. */
const responsable = (link: GeneratedLink): string =>
  `<RESPONSABLE_ELEVE>${tags({
    ELEVE_ID: link.studentId,
    PERSONNE_ID: link.guardianId,
    NIVEAU_RESPONSABILITE: link.level,
    CODE_PARENTE: link.kinship,
    PAIE_FRAIS_SCOLAIRES: link.pays ? 1 : 0,
    PERCOIT_LES_AIDES: String(link.pays),
    HEBERGE_ELEVE: String(link.hosts),
    A_CONTACTER_EN_PRIORITE: String(link.priority),
  })}</RESPONSABLE_ELEVE>`

function adresse({ id, lines, postalCode, city, countryCode, countryName }: GeneratedAddress): string {
  const abroad = postalCode === null
  return `<ADRESSE ADRESSE_ID="${id}">${tags({
    LIGNE1_ADRESSE: lines[0] ?? '',
    LIGNE2_ADRESSE: lines[1] ?? '',
    LIGNE3_ADRESSE: lines[2] ?? '',
    LIGNE4_ADRESSE: lines[3] ?? '',
    COMMUNE_ETRANGERE: abroad ? city : '',
    CODE_POSTAL: postalCode,
    CODE_PAYS: countryCode,
    LL_PAYS: countryName,
    CODE_DEPARTEMENT: abroad ? null : '099',
    LIBELLE_POSTAL: abroad ? null : city,
  })}</ADRESSE>`
}

const mef = ({ mef: code, short, long, edition }: Course): string =>
  `<MEF CODE_MEF="${code}">${tag('FORMATION', short)}${tags({
    LIBELLE_LONG: long,
    LIBELLE_EDITION: edition,
    STATUT_MEF: 1,
    MEF_RATTACHEMENT: code,
    INSCRIPTION_ETAB: 1,
    MEF_ORIGINE: 1,
    MEF_SELECTIONNE: 1,
    DATE_OUVERTURE: '01/09/2010',
    DATE_FERMETURE: '31/12/9999',
  })}</MEF>`

/** `JJ/MM/AAAA`. */
const french = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

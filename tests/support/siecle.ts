import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Small SIECLE exports written by tests: a pupil, a person or a link is a list of tags; null leaves a tag out. */
type Tags = Record<string, string | number | null>

export type Pupil = Tags & { id?: string | null; division?: string | null; group?: string }
export type Person = Tags & { id: string }

const UAI = '0990012A'

const tags = (values: Tags): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')

let next = 1

/** A complete pupil; `id: null` has no ELEVE_ID, `division: null` no structure. */
export function pupil(overrides: Pupil = {}): Required<Pick<Pupil, 'id' | 'division'>> & Tags & { group?: string } {
  const number = next++
  const { id = String(1000 + number), division = '3 A', group, ...rest } = overrides
  return {
    id,
    division,
    ...(group !== undefined && { group }),
    ID_NATIONAL: ineOf(number),
    NOM_DE_FAMILLE: 'BELKACEM',
    PRENOM: `Lina${number}`,
    DATE_NAISS: '14/03/2012',
    CODE_PAYS: '100',
    CODE_SEXE: '2',
    CODE_STATUT: 'ST',
    CODE_MEF: '10310019110',
    CODE_COMMUNE_INSEE_NAISS: '35238',
    ...rest,
  }
}

/** An INE of the current kind whose key is right. */
export function ineOf(number: number): string {
  const digits = String(100_000_000 + number)
  const key = 97 - (Number(digits) % 97)
  const letters = 'ABCDEFGHJK'
  return `${digits}${letters[Math.floor(key / 10)]}${letters[key % 10]}`
}

export const person = (overrides: Tags & { id?: string } = {}): Person => {
  const { id = String(5000 + next++), ...rest } = overrides
  return { id, LC_CIVILITE: 'MME', NOM_DE_FAMILLE: 'BELKACEM', PRENOM: 'Nora', TEL_PORTABLE: '0612345678', ...rest }
}

/** New model, legal, does not pay. */
export const link = (student: { id?: string | null }, guardian: Person, overrides: Tags = {}): Tags => ({
  ELEVE_ID: student.id ?? '',
  PERSONNE_ID: guardian.id,
  NIVEAU_RESPONSABILITE: 1,
  CODE_PARENTE: '10',
  PAIE_FRAIS_SCOLAIRES: 0,
  ...overrides,
})

export const address = (id: string, overrides: Tags = {}): Tags & { id: string } => ({
  id,
  LIGNE1_ADRESSE: '12 RUE DES TANNEURS',
  CODE_POSTAL: '99120',
  LIBELLE_POSTAL: 'VALMONTIER',
  CODE_PAYS: '100',
  LL_PAYS: 'FRANCE',
  ...overrides,
})

type Envelope = { uai?: string | null; year?: number | null; declaration?: string }

const envelope = (root: string, { uai = UAI, year = 2026, declaration }: Envelope, data: string) =>
  `${declaration ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<${root} VERSION="3.0">
<PARAMETRES>${tags({ UAJ: uai, ANNEE_SCOLAIRE: year })}</PARAMETRES>
<DONNEES>
${data}
</DONNEES>
</${root}>
`

const addresses = (list: readonly (Tags & { id: string })[]) =>
  `<ADRESSES>${list.map(({ id, ...rest }) => `<ADRESSE ADRESSE_ID="${id}">${tags(rest)}</ADRESSE>`).join('\n')}</ADRESSES>`

export type PupilFile = Envelope & { addresses?: (Tags & { id: string })[] }

export function elevesXml(pupils: readonly Pupil[], options: PupilFile = {}): string {
  const eleves = pupils.map(({ id, division: _division, group: _group, ...rest }) => {
    const attribute = id === null ? '' : ` ELEVE_ID="${id}"`
    return `<ELEVE${attribute}>\n${tags(rest)}\n</ELEVE>`
  })
  const structures = pupils
    .filter(({ id }) => id !== null)
    .map(({ id, division, group }) => {
      const all = [
        group && `<STRUCTURE>${tags({ CODE_STRUCTURE: group, TYPE_STRUCTURE: 'G' })}</STRUCTURE>`,
        division && `<STRUCTURE>${tags({ CODE_STRUCTURE: division, TYPE_STRUCTURE: 'D' })}</STRUCTURE>`,
      ].filter(Boolean)
      return all.length > 0 ? `<STRUCTURES_ELEVE ELEVE_ID="${id}">${all.join('')}</STRUCTURES_ELEVE>` : ''
    })
  return envelope(
    'BEE_ELEVES',
    options,
    `<ELEVES>\n${eleves.join('\n')}\n</ELEVES>\n<STRUCTURES>\n${structures.join('\n')}\n</STRUCTURES>\n${addresses(options.addresses ?? [])}`,
  )
}

export type GuardianFile = Envelope & { addresses?: (Tags & { id: string })[] }

export const responsablesXml = (
  persons: readonly Person[],
  links: readonly Tags[],
  options: GuardianFile = {},
): string =>
  envelope(
    'BEE_RESPONSABLES',
    options,
    `<PERSONNES>\n${persons.map(({ id, ...rest }) => `<PERSONNE PERSONNE_ID="${id}">${tags(rest)}</PERSONNE>`).join('\n')}\n</PERSONNES>
<RESPONSABLES>\n${links.map((one) => `<RESPONSABLE_ELEVE>${tags(one)}</RESPONSABLE_ELEVE>`).join('\n')}\n</RESPONSABLES>
${addresses(options.addresses ?? [])}`,
  )

export const nomenclatureXml = (mefs: Record<string, string>, options: Envelope = {}): string =>
  envelope(
    'BEE_NOMENCLATURES',
    options,
    `<MEFS>${Object.entries(mefs)
      .map(([code, label]) => `<MEF CODE_MEF="${code}">${tags({ FORMATION: label, LIBELLE_LONG: label })}</MEF>`)
      .join('')}</MEFS>`,
  )

const folder = mkdtempSync(path.join(tmpdir(), 'siecle-'))
let written = 0

/** Writes a file of a test and returns its path. */
export function writeSiecleFile(content: string | Uint8Array, name = 'fichier.xml'): string {
  const file = path.join(folder, `${written++}-${name}`)
  writeFileSync(file, content)
  return file
}

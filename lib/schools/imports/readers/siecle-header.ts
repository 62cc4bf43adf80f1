import { ImportFault } from './fault'
import type { XmlFile } from './open-file'
import { readRecords, STOP_READING } from './xml-records'

/** Roots that an import reads, in the order in which it reads them (formats.md §11). */
export const USED_ROOTS = ['BEE_NOMENCLATURES', 'BEE_STRUCTURES', 'BEE_ELEVES', 'BEE_RESPONSABLES'] as const
export type UsedRoot = (typeof USED_ROOTS)[number]

/** Other SIECLE exports: harmless beside the first, useless alone. */
const IGNORED_ROOTS = ['BEE_COMMUN', 'BEE_GEOGRAPHIQUE', 'BEE_ETABLISSEMENT', 'BEE_ETABLISSEMENTS']

/** `uai` is empty when the file names no school. */
export type SiecleHeader = { root: UsedRoot | null; rootName: string; uai: string; year: number | null }

/** Reads the envelope and nothing more: root, school, year (formats.md §1.1). `root` is null for a useless export. */
export async function readHeader(file: XmlFile): Promise<SiecleHeader> {
  let rootName = ''
  let parameters: Record<string, string> | null = null
  await readRecords(
    file,
    {
      PARAMETRES: (record) => {
        parameters = record.values
        throw STOP_READING
      },
      'DONNEES/ELEVES': () => {
        throw STOP_READING
      },
    },
    (root) => {
      rootName = root
      assertUseful(root)
    },
  )
  const { UAJ = '', ANNEE_SCOLAIRE = '' } = (parameters ?? {}) as Record<string, string>
  return {
    root: USED_ROOTS.find((used) => used === rootName) ?? null,
    rootName,
    uai: UAJ.trim().toUpperCase(),
    year: /^\d{4}$/.test(ANNEE_SCOLAIRE.trim()) ? Number(ANNEE_SCOLAIRE) : null,
  }
}

function assertUseful(root: string) {
  if (USED_ROOTS.some((used) => used === root) || IGNORED_ROOTS.includes(root)) return
  if (root === 'IMPORT_ELEVES')
    throw new ImportFault(
      'INVALID_FILE',
      'Ce fichier est fait pour être envoyé vers SIECLE. Choisissez un fichier exporté par SIECLE.',
    )
  throw new ImportFault(
    'INVALID_FILE',
    `Ce fichier XML (${root}) ne vient pas de SIECLE. Choisissez l’export des élèves, des responsables ou des nomenclatures.`,
  )
}

import { schoolYearLabel } from '@/lib/platform/school-year'
import { checkUai } from '../../settings/domain/uai'
import { type Anomaly, fileAnomaly } from '../anomalies'
import { ImportFault } from './fault'
import { openXml, type SourceFile, type XmlFile } from './open-file'
import { readHeader, type SiecleHeader, USED_ROOTS, type UsedRoot } from './siecle-header'
import { readRecords } from './xml-records'

export type Envelope = { xml: XmlFile; root: UsedRoot }

export type Envelopes = {
  /** In reading order; empty when something is wrong. */
  files: Envelope[]
  year: number | null
  anomalies: Anomaly[]
}

/** Opens every file and reads what it says of itself, before anything else is read: school, year, kind (formats.md §11). */
export async function readEnvelopes(
  files: readonly SourceFile[],
  { uai, year: askedYear }: { uai: string; year: number | null },
): Promise<Envelopes> {
  const anomalies: Anomaly[] = []
  const opened: { xml: XmlFile; header: SiecleHeader }[] = []
  for (const file of files) {
    try {
      const xml = await openXml(file)
      opened.push({ xml, header: await readHeader(xml) })
    } catch (error) {
      anomalies.push(faultAnomaly(error, file.name))
    }
  }
  for (const { xml, header } of opened) anomalies.push(...checkSchool(header, uai, xml.name))
  const used = USED_ROOTS.flatMap((root) =>
    opened.filter(({ header }) => header.root === root).map(({ xml }) => ({ xml, root })),
  )
  anomalies.push(...checkKinds(opened, used))
  const useful = opened.filter(({ header }) => header.root !== null)
  const year = yearOf(useful, askedYear, anomalies)
  const rejected = anomalies.some(({ severity }) => severity === 'ERROR')
  if (rejected) anomalies.push(...(await faultsWithin(opened.map(({ xml }) => xml))))
  return { files: rejected ? [] : used, year, anomalies }
}

/** Reads files that are refused already, for what else is wrong in them: everything is told at once. */
async function faultsWithin(files: readonly XmlFile[]): Promise<Anomaly[]> {
  const faults: Anomaly[] = []
  for (const file of files)
    try {
      await readRecords(file, {}, () => {})
    } catch (error) {
      faults.push(faultAnomaly(error, file.name))
    }
  return faults
}

/** An ImportFault as an anomaly of its file; anything else is a bug and goes on. */
export function faultAnomaly(error: unknown, fileName: string): Anomaly {
  if (!(error instanceof ImportFault)) throw error
  return fileAnomaly('ERROR', error.code, error.message, fileName, error.line)
}

function checkSchool(header: SiecleHeader, uai: string, fileName: string): Anomaly[] {
  if (header.uai !== uai) {
    const whose = header.uai
      ? `contient les données d’un autre établissement (${header.uai})`
      : 'ne dit pas de quel établissement il vient'
    return [fileAnomaly('ERROR', 'UAI_MISMATCHED', `Ce fichier ${whose}. Choisissez l’export du ${uai}.`, fileName)]
  }
  if (checkUai(header.uai).keyIsRight) return []
  return [
    fileAnomaly(
      'WARNING',
      'UAI_KEY',
      `Le numéro d’établissement ${header.uai} n’a pas la bonne lettre finale. Il est accepté. Vérifiez-le.`,
      fileName,
    ),
  ]
}

const KINDS: Record<UsedRoot, string> = {
  BEE_ELEVES: 'les élèves',
  BEE_RESPONSABLES: 'les responsables',
  BEE_NOMENCLATURES: 'les nomenclatures',
  BEE_STRUCTURES: 'les structures',
}

function checkKinds(opened: readonly { xml: XmlFile; header: SiecleHeader }[], used: readonly Envelope[]): Anomaly[] {
  const repeated = used.filter(({ root }, index) => used.findIndex((other) => other.root === root) !== index)
  const ignored = opened.filter(({ header }) => header.root === null)
  return [
    ...repeated.map(({ xml, root }) =>
      fileAnomaly(
        'ERROR',
        'FILE_REPEATED',
        `Deux fichiers contiennent ${KINDS[root]}. Gardez le plus récent.`,
        xml.name,
      ),
    ),
    ...ignored.map(({ xml, header }) =>
      used.length > 0
        ? fileAnomaly('WARNING', 'FILE_IGNORED', `Ce fichier (${header.rootName}) ne sert pas à l’import.`, xml.name)
        : fileAnomaly(
            'ERROR',
            'INVALID_FILE',
            `Ce fichier (${header.rootName}) ne sert pas à l’import. Choisissez l’export des élèves ou des responsables.`,
            xml.name,
          ),
    ),
  ]
}

function yearOf(
  opened: readonly { xml: XmlFile; header: SiecleHeader }[],
  askedYear: number | null,
  anomalies: Anomaly[],
): number | null {
  const dated = opened.flatMap(({ xml, header }) =>
    header.year === null ? [] : [{ name: xml.name, year: header.year }],
  )
  const year = askedYear ?? dated[0]?.year ?? null
  if (year === null) {
    if (opened.length > 0)
      anomalies.push(
        fileAnomaly(
          'ERROR',
          'YEAR_REQUIRED',
          'Aucun fichier ne dit son année scolaire. Exportez-les de nouveau depuis SIECLE.',
          opened[0]?.xml.name ?? null,
        ),
      )
    return null
  }
  for (const file of dated)
    if (file.year !== year)
      anomalies.push(
        fileAnomaly(
          'ERROR',
          'YEAR_MISMATCHED',
          `Ce fichier est de l’année ${schoolYearLabel(file.year)}. Choisissez un export de l’année ${schoolYearLabel(year)}.`,
          file.name,
        ),
      )
  return year
}

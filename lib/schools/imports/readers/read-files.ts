import type { CivilDate } from '@/lib/platform/dates'
import type { Anomaly } from '../anomalies'
import { ROW_ANOMALIES } from '../anomalies'
import type { RawWriter } from '../raw-tables'
import { type Envelope, faultAnomaly } from './envelopes'
import { guardianReader } from './siecle-guardians'
import { nomenclatureHandlers, structureHandlers } from './siecle-labels'
import { type IneHolder, studentReader } from './siecle-students'
import { type RecordHandlers, readRecords } from './xml-records'

export type ReadResult = {
  faults: Anomaly[]
  /** Errors of single pupils, told again when the whole is refused. */
  errors: Anomaly[]
  repeatedIne: IneHolder[]
}

type Reader = { handlers: RecordHandlers; finish?: () => { repeatedIne: IneHolder[] } | undefined; errors?: Anomaly[] }

/** Reads every file to its end or to its fault: all faults are told at once (formats.md §11). */
export async function readFiles(
  files: readonly Envelope[],
  writer: RawWriter,
  today: CivilDate,
  onShare: (share: number) => void,
): Promise<ReadResult> {
  const total = files.reduce((sum, { xml }) => sum + xml.size, 0)
  const result: ReadResult = { faults: [], errors: [], repeatedIne: [] }
  let before = 0
  for (const { xml, root } of files) {
    const reader = readerOf(root, writer, xml.name, today)
    let wrongEncoding = false
    try {
      await readRecords(
        xml,
        reader.handlers,
        () => {},
        (bytes) => {
          onShare((before + bytes) / total)
          return writer.pump()
        },
      )
    } catch (error) {
      const fault = faultAnomaly(error, xml.name)
      result.faults.push(fault)
      wrongEncoding = fault.code === 'ENCODING_NOT_SUPPORTED'
    }
    result.repeatedIne.push(...(reader.finish?.()?.repeatedIne ?? []))
    // Read through the wrong encoding, names are wrong for that reason alone.
    if (!wrongEncoding) result.errors.push(...(reader.errors ?? []))
    before += xml.size
  }
  return result
}

function readerOf(root: Envelope['root'], writer: RawWriter, fileName: string, today: CivilDate): Reader {
  if (root === 'BEE_NOMENCLATURES') return { handlers: nomenclatureHandlers(writer) }
  if (root === 'BEE_STRUCTURES') return { handlers: structureHandlers(writer) }
  if (root === 'BEE_ELEVES') return studentReader(writer, fileName, today)
  const { handlers, finish } = guardianReader(writer, fileName)
  return {
    handlers,
    finish: () => {
      finish()
      return undefined
    },
  }
}

/** The same person twice in one file: nobody can tell which row is right. */
export const ineUniqueAnomalies = (holders: readonly IneHolder[]): Anomaly[] =>
  holders.map(({ fileName, line, subject }) => ({
    ...ROW_ANOMALIES.INE_UNIQUE,
    code: 'INE_UNIQUE',
    fileName,
    line,
    subject,
  }))

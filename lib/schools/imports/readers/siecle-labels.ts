import type { RawWriter } from '../raw-tables'
import { textOf } from './values'
import type { RecordHandlers, XmlRecord } from './xml-records'

/** Labels of BEE_NOMENCLATURES: what a MEF is called. */
export const nomenclatureHandlers = (writer: RawWriter): RecordHandlers => ({
  'DONNEES/MEFS/MEF': (record) => {
    const code = record.attributes.CODE_MEF?.trim()
    if (!code) return
    const long = textOf(record, 'LIBELLE_EDITION') || textOf(record, 'LIBELLE_LONG')
    writer.add('raw_mef', [code, textOf(record, 'FORMATION') || long || code, long || null])
  },
})

/** Labels of BEE_STRUCTURES, optional: divisions themselves come from the pupils' file (formats.md §1.5). */
export function structureHandlers(writer: RawWriter): RecordHandlers {
  const division = (record: XmlRecord) => {
    const code = (
      record.attributes.CODE_STRUCTURE ??
      record.attributes.CODE ??
      textOf(record, 'CODE_STRUCTURE')
    )?.trim()
    if (code) writer.add('raw_division', [code, textOf(record, 'LIBELLE_LONG') || null])
  }
  return { 'DONNEES/DIVISIONS/DIVISION': division, 'DONNEES/STRUCTURES/DIVISION': division }
}

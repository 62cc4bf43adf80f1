import type { RawWriter } from '../raw-tables'
import { idOf, textOf } from './values'
import type { RecordHandlers, XmlRecord } from './xml-records'

/** Labels of BEE_NOMENCLATURES: what a MEF is called. */
export const nomenclatureHandlers = (writer: RawWriter): RecordHandlers => ({
  'DONNEES/MEFS/MEF': (record) => {
    const code = idOf(record.attributes.CODE_MEF)
    if (!code) return
    const long = textOf(record, 'LIBELLE_EDITION') || textOf(record, 'LIBELLE_LONG')
    writer.add('raw_mef', [code, textOf(record, 'FORMATION') || long || code, long || null])
  },
})

/** Labels of BEE_STRUCTURES, optional: divisions themselves come from the pupils' file (formats.md §1.5). */
export function structureHandlers(writer: RawWriter): RecordHandlers {
  const division = (record: XmlRecord) => {
    const { CODE_STRUCTURE, CODE } = record.attributes
    const code = idOf(CODE_STRUCTURE ?? CODE ?? record.values.CODE_STRUCTURE)
    if (code) writer.add('raw_division', [code, textOf(record, 'LIBELLE_LONG') || null])
  }
  return { 'DONNEES/DIVISIONS/DIVISION': division, 'DONNEES/STRUCTURES/DIVISION': division }
}

import type { CivilDate } from '@/lib/platform/dates'
import { birthDateDoubt } from '../../people/domain/birth-date'
import { divisionOf, presenceOf } from '../../people/domain/in-school'
import { checkIne } from '../../people/domain/ine'
import { ineConflicts } from '../../people/domain/ine-conflicts'
import { hasForbiddenCharacter, hasLostLetter } from '../../people/domain/person-names'
import { type Anomaly, ROW_ANOMALIES, type RowAnomalyCode } from '../anomalies'
import type { RawWriter } from '../raw-tables'
import { addressReader, dateOf, emailOf, idOf, keyOf, optionalKeyOf, phoneOf, textOf } from './values'
import type { RecordHandlers, XmlRecord } from './xml-records'

/** Told when the whole file is refused: nobody reads more. */
const MAX_ERRORS = 500

export type IneHolder = {
  fileName: string
  ine: string
  birthDate: CivilDate
  sourceId: string
  line: number
  subject: string
}

/** Reads BEE_ELEVES into the raw tables. `finish` must be called at the end, or after a fault, with what was read. */
export function studentReader(writer: RawWriter, fileName: string, today: CivilDate) {
  const structures = new Map<string, { code: string; type: string }[]>()
  const exits = new Map<string, { exitOn: CivilDate | null; exitReason: string | null }>()
  const seen = new Set<string>()
  const ines: IneHolder[] = []
  const errors: Anomaly[] = []
  let position = 0

  const report = (code: RowAnomalyCode, line: number, subject: string | null, sourceId: string | null) => {
    const { severity, message } = ROW_ANOMALIES[code]
    if ((severity === 'ERROR' || code === 'INE_REASSIGNED') && errors.length < MAX_ERRORS)
      errors.push({ severity, code, message, fileName, line, subject })
    writer.add('raw_anomaly', ['STUDENT', sourceId, severity, code, message, fileName, line, subject])
  }

  const handlers: RecordHandlers = {
    'DONNEES/ELEVES/ELEVE': (record) => {
      const student = readStudent(record, today, report)
      const { sourceId, ine, birthDate, skipped, subject } = student
      if (sourceId && ine && birthDate && !skipped)
        ines.push({ fileName, ine, birthDate, sourceId, subject: detached(subject), line: record.line })
      if (sourceId && seen.has(sourceId)) return report('STUDENT_REPEATED', record.line, subject, sourceId)
      if (sourceId) {
        seen.add(sourceId)
        if (student.exitOn || student.exitReason) exits.set(sourceId, student)
      }
      writer.add('raw_student', studentCells(student, position++))
    },
    'DONNEES/STRUCTURES/STRUCTURES_ELEVE/STRUCTURE': (record) => {
      const sourceId = idOf(record.outer.ELEVE_ID)
      const entry = { code: textOf(record, 'CODE_STRUCTURE') ?? '', type: textOf(record, 'TYPE_STRUCTURE') ?? '' }
      if (entry.type !== 'D' || !entry.code) return
      const known = structures.get(sourceId)
      if (!known) structures.set(sourceId, [entry])
      else if (known.every(({ code }) => code !== entry.code)) {
        known.push(entry)
        report('DIVISION_REPEATED', record.line, null, sourceId)
      }
    },
    'DONNEES/ADRESSES/ADRESSE': addressReader((cells) => writer.add('raw_student_address', cells)),
  }

  /** Says who is in school, and which INE are borne twice by them; returns whether one is borne by one person twice. */
  const finish = (): { repeatedIne: IneHolder[] } => {
    const present = new Set<string>()
    for (const sourceId of seen) {
      const division = divisionOf(structures.get(sourceId) ?? [])
      const presence = presenceOf({ exitOn: null, exitReason: null, ...exits.get(sourceId), division }, today)
      if (presence === 'PRESENT') present.add(sourceId)
      writer.add('raw_presence', [sourceId, presence, division])
    }
    // A file that broke before its structures still tells which INE it repeats.
    const counted = structures.size > 0 ? ines.filter((holder) => present.has(holder.sourceId)) : ines
    const { repeated, reassigned } = ineConflicts(counted)
    for (const holder of reassigned) report('INE_REASSIGNED', holder.line, holder.subject, holder.sourceId)
    return { repeatedIne: repeated }
  }

  return { handlers, finish, errors }
}

const DOUBTS = { FUTURE: 'BIRTHDATE_IN_FUTURE', IMPLAUSIBLE: 'BIRTHDATE_IMPLAUSIBLE' } as const

function reportDoubt(birthDate: CivilDate, today: CivilDate, report: (code: RowAnomalyCode) => void) {
  const doubt = birthDateDoubt(birthDate, today)
  if (doubt) report(DOUBTS[doubt])
}

type RowReport = (code: RowAnomalyCode, line: number, subject: string | null, sourceId: string | null) => void

function readStudent(record: XmlRecord, today: CivilDate, reportRow: RowReport) {
  const sourceId = idOf(record.attributes.ELEVE_ID) || null
  const familyName = textOf(record, 'NOM_DE_FAMILLE', 'NOM') ?? ''
  const usageName = textOf(record, 'NOM_USAGE')
  const firstName = textOf(record, 'PRENOM') ?? ''
  const firstName2 = textOf(record, 'PRENOM2')
  const firstName3 = textOf(record, 'PRENOM3')
  const birth = textOf(record, 'DATE_NAISS')
  const birthDate = dateOf(birth)
  const ine = checkIne(textOf(record, 'ID_NATIONAL') || textOf(record, 'INE_RNIE') || textOf(record, 'INE_BEA') || '')
  const subject =
    `${usageName || familyName} ${firstName}`.trim() || (sourceId ? `Élève ${sourceId}` : 'Élève sans nom')
  let skipped = false
  const report = (code: RowAnomalyCode) => {
    if (ROW_ANOMALIES[code].severity === 'ERROR') skipped = true
    reportRow(code, record.line, subject, sourceId)
  }

  if (!sourceId) report('STUDENT_ID_REQUIRED')
  if (!familyName) report('LAST_NAME_REQUIRED')
  if (!firstName) report('FIRST_NAME_REQUIRED')
  if (!birth) report('BIRTHDATE_REQUIRED')
  else if (!birthDate) report('INVALID_BIRTHDATE_FORMAT')
  else reportDoubt(birthDate, today, report)
  const names = [familyName, usageName ?? '', firstName, firstName2 ?? '', firstName3 ?? '']
  if (names.some(hasForbiddenCharacter)) report('INVALID_CHAR_DETECTED')
  if (names.some(hasLostLetter)) report('LETTER_LOST')
  if (!ine.value) report('INE_REQUIRED')
  else if (!ine.kind) report('INE_FORMAT')
  else if (!ine.keyIsRight) report('INE_KEY')
  const sex = SEXES[textOf(record, 'CODE_SEXE') ?? ''] ?? null
  if (!sex) report('SEX_CODE_REQUIRED')
  if (textOf(record, 'CODE_PAYS') === '100' && !textOf(record, 'CODE_COMMUNE_INSEE_NAISS'))
    report('BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT')
  const contact = {
    email: emailOf(record, report),
    phone: phoneOf(textOf(record, 'TEL_PORTABLE') || textOf(record, 'TEL_PERSONNEL'), report),
  }
  const school = { mefCode: textOf(record, 'CODE_MEF'), statusCode: textOf(record, 'CODE_STATUT') }
  if (record.cut) report('TEXT_TOO_LONG')
  return {
    sourceId,
    ine: ine.value || null,
    familyName,
    usageName,
    firstName,
    firstName2,
    firstName3,
    birthDate,
    sex,
    ...contact,
    addressId: idOf(record.values.ADRESSE_ID) || null,
    ...school,
    enteredOn: dateOf(textOf(record, 'DATE_ENTREE', 'DATE_ENTREE_ELE')),
    exitOn: dateOf(textOf(record, 'DATE_SORTIE', 'DATE_SORTIE_ETAB')),
    exitReason: textOf(record, 'CODE_MOTIF_SORTIE') || null,
    skipped,
    subject,
  }
}

/** A copy: pieces of a string keep alive the whole chunk of the file that they were cut from. */
const detached = (text: string): string => Buffer.from(text).toString()

const SEXES: Record<string, 'M' | 'F'> = { '1': 'M', '2': 'F' }

const studentCells = (student: ReturnType<typeof readStudent>, position: number) => [
  position,
  student.sourceId,
  student.ine,
  student.familyName,
  student.usageName,
  student.firstName,
  student.firstName2,
  student.firstName3,
  keyOf(student.familyName),
  optionalKeyOf(student.usageName),
  keyOf(student.firstName),
  student.birthDate,
  student.sex,
  student.email,
  student.phone,
  student.addressId,
  student.mefCode,
  student.statusCode,
  student.enteredOn,
  student.exitOn,
  student.exitReason,
  student.skipped,
]

import { kinshipCode } from '../../people/domain/kinship'
import { type LegalLink, legalRanks } from '../../people/domain/legal-rank'
import { hasForbiddenCharacter, hasLostLetter } from '../../people/domain/person-names'
import { ROW_ANOMALIES, type RowAnomalyCode } from '../anomalies'
import type { RawWriter } from '../raw-tables'
import { addressReader, booleanOf, emailOf, idOf, keyOf, optionalKeyOf, phoneOf, textOf } from './values'
import type { RecordHandlers, XmlRecord } from './xml-records'

type Link = LegalLink & {
  person: string
  kinship: string | null
  hosts: boolean
  priority: boolean
  line: number
}

/** Reads BEE_RESPONSABLES into the raw tables; the ranks need all the links of a pupil, hence `finish`. */
export function guardianReader(writer: RawWriter, fileName: string) {
  const links = new Map<string, Link[]>()
  const seen = new Set<string>()

  const addLink = (record: XmlRecord) => {
    const student = idOf(record.values.ELEVE_ID)
    const link = readLink(record)
    if (!student || !link.person) return
    const known = links.get(student)
    if (!known) links.set(student, [link])
    else if (known.every(({ person }) => person !== link.person)) known.push(link)
  }

  const handlers: RecordHandlers = {
    'DONNEES/PERSONNES/PERSONNE': (record) => {
      const sourceId = idOf(record.attributes.PERSONNE_ID)
      if (!sourceId || seen.has(sourceId)) return
      seen.add(sourceId)
      writer.add('raw_person', personCells(record, sourceId, writer, fileName))
    },
    'DONNEES/RESPONSABLES/RESPONSABLE_ELEVE': addLink,
    // Seen in a file made by hand (formats.md §1.3).
    'DONNEES/RESPONSABLES/RESPONSABLE': addLink,
    'DONNEES/ADRESSES/ADRESSE': addressReader((cells) => writer.add('raw_person_address', cells)),
  }

  const finish = () => {
    for (const [student, group] of links) {
      const { ranks, overflow } = legalRanks(group)
      for (const [index, link] of group.entries())
        writer.add('raw_link', [
          student,
          link.person,
          ranks[index] ?? null,
          link.responsibility,
          link.kinship,
          link.pays,
          link.hosts,
          link.priority,
          overflow.includes(index),
          link.line,
        ])
    }
  }

  return { handlers, finish }
}

/** Old and new models side by side; the new one wins where a link has both (formats.md §1.3). */
function readLink(record: XmlRecord): Link {
  const level = textOf(record, 'NIVEAU_RESPONSABILITE')
  const oldLegal = level ? undefined : OLD_LEGAL[textOf(record, 'RESP_LEGAL') ?? '']
  const newLevel = LEVELS[level ?? ''] ?? 3
  return {
    person: idOf(record.values.PERSONNE_ID),
    responsibility: oldLegal === undefined ? newLevel : oldLegal === 0 ? 3 : 1,
    ...(oldLegal !== undefined && { oldLegal }),
    kinship: kinshipCode(textOf(record, 'CODE_PARENTE')),
    pays: booleanOf(record, 'PAIE_FRAIS_SCOLAIRES', 'RESP_FINANCIER'),
    hosts: booleanOf(record, 'HEBERGE_ELEVE'),
    priority: booleanOf(record, 'A_CONTACTER_EN_PRIORITE', 'PERS_CONTACT'),
    line: record.line,
  }
}

const LEVELS: Record<string, 1 | 2 | 3> = { '1': 1, '2': 2, '3': 3 }
const OLD_LEGAL: Record<string, 0 | 1 | 2> = { '0': 0, '1': 1, '2': 2 }

function personCells(record: XmlRecord, sourceId: string, writer: RawWriter, fileName: string) {
  const familyName = textOf(record, 'NOM_DE_FAMILLE', 'NOM') ?? ''
  const usageName = textOf(record, 'NOM_USAGE')
  const firstName = textOf(record, 'PRENOM') ?? ''
  const subject = `${usageName || familyName} ${firstName}`.trim() || `Responsable ${sourceId}`
  const report = (code: RowAnomalyCode) => {
    const { severity, message } = ROW_ANOMALIES[code]
    writer.add('raw_anomaly', ['PERSON', sourceId, severity, code, message, fileName, record.line, subject])
  }
  if (!familyName || !firstName) report('GUARDIAN_NAME_REQUIRED')
  const names = [familyName, usageName ?? '', firstName]
  if (names.some(hasForbiddenCharacter)) report('GUARDIAN_CHAR_DETECTED')
  if (names.some(hasLostLetter)) report('LETTER_LOST')
  const acceptsSms = textOf(record, 'ACCEPTE_SMS')
  const civility = textOf(record, 'LC_CIVILITE')
  if (record.cut) report('TEXT_TOO_LONG')
  return [
    sourceId,
    civility,
    familyName,
    usageName,
    firstName,
    keyOf(familyName),
    optionalKeyOf(usageName),
    keyOf(firstName),
    emailOf(record, report),
    phoneOf(textOf(record, 'TEL_PORTABLE'), report),
    phoneOf(textOf(record, 'TEL_PERSONNEL'), report),
    phoneOf(textOf(record, 'TEL_PROFESSIONNEL'), report),
    acceptsSms ? acceptsSms === '1' || acceptsSms === 'true' : null,
    idOf(record.values.ADRESSE_ID) || null,
  ]
}

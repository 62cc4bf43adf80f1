import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

type Rules = {
  /** TS-43. */
  label: string
  /** As the letter and the e-mail name it: after « la ». */
  sentence: string
  /** What the school sets (TS-52, TS-66), by its segment of the address; null when nothing. */
  settings: { segment: string } | null
  /** What the files that the school loads hold, by their segment; null when none is read. */
  reader: { segment: string } | null
  /** The page of families: its segment, its name on a child's page and on the pupil's own, its drawing. */
  family: { slug: string; noun: string; own: string; icon: 'chart' | 'absence' | 'file' }
}

/** Everything that tells one téléservice from another, in the order of the screens. A new one is a line here, and a value of
 * `TeleserviceKind` in prisma/schema/teleservices.prisma, with its migration. */
export const TELESERVICES = {
  NOTES: {
    label: 'Consultation des notes',
    sentence: 'consultation des notes',
    settings: { segment: 'notes' },
    reader: { segment: 'notes' },
    family: { slug: 'notes', noun: 'Notes', own: 'Mes notes', icon: 'chart' },
  },
  ABSENCES: {
    label: 'Consultation des absences',
    sentence: 'consultation des absences',
    settings: { segment: 'absences' },
    reader: { segment: 'absences' },
    family: { slug: 'absences', noun: 'Absences', own: 'Mes absences', icon: 'absence' },
  },
  LPC: {
    label: 'LPC',
    sentence: 'consultation du livret personnel de compétences',
    settings: null,
    reader: null,
    family: { slug: 'livret', noun: 'Livret de compétences', own: 'Mon livret de compétences', icon: 'file' },
  },
} as const satisfies Record<TeleserviceKind, Rules>

type Table = typeof TELESERVICES
/** Those whose publication is set (au fil de l’eau, à échéance). */
export type SetUpKind = {
  [Kind in TeleserviceKind]: Table[Kind]['settings'] extends null ? never : Kind
}[TeleserviceKind]
/** Those whose content comes in files. */
export type LoadedKind = {
  [Kind in TeleserviceKind]: Table[Kind]['reader'] extends null ? never : Kind
}[TeleserviceKind]

export const TELESERVICE_KINDS = Object.keys(TELESERVICES) as TeleserviceKind[]
export const SET_UP_KINDS = TELESERVICE_KINDS.filter((kind): kind is SetUpKind => TELESERVICES[kind].settings !== null)
export const isSetUp = (kind: TeleserviceKind): kind is SetUpKind => TELESERVICES[kind].settings !== null

/** Something for each kind, from its rules. */
export const byKind = <Value>(of: (kind: TeleserviceKind) => Value): Record<TeleserviceKind, Value> =>
  Object.fromEntries(TELESERVICE_KINDS.map((kind) => [kind, of(kind)])) as Record<TeleserviceKind, Value>

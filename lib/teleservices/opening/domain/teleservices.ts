import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

type Rules = {
  /** TS-43. */
  label: string
  /** As the letter and the e-mail name it: after « la ». */
  sentence: string
  /** Of the addresses of the staff: its settings (TS-52, TS-66), and the files that hold its content. */
  segment: string
  /** The page of families: its segment, its name on a child's page and on the pupil's own, its drawing. */
  family: { slug: string; noun: string; own: string; icon: 'chart' | 'absence' | 'file' }
}

/** Everything that tells one téléservice from another, in the order of the screens. A new one is a line here, and a value of
 * `TeleserviceKind` in prisma/schema/teleservices.prisma, with its migration. None is announced without content: each has
 * its settings, its files (RecordKind) and its page of families. */
export const TELESERVICES = {
  NOTES: {
    label: 'Consultation des notes',
    sentence: 'consultation des notes',
    segment: 'notes',
    family: { slug: 'notes', noun: 'Notes', own: 'Mes notes', icon: 'chart' },
  },
  ABSENCES: {
    label: 'Consultation des absences',
    sentence: 'consultation des absences',
    segment: 'absences',
    family: { slug: 'absences', noun: 'Absences', own: 'Mes absences', icon: 'absence' },
  },
  LPC: {
    label: 'LPC',
    sentence: 'consultation du livret personnel de compétences',
    segment: 'livret',
    family: { slug: 'livret', noun: 'Livret de compétences', own: 'Mon livret de compétences', icon: 'file' },
  },
} as const satisfies Record<TeleserviceKind, Rules>

export const TELESERVICE_KINDS = Object.keys(TELESERVICES) as TeleserviceKind[]

/** Something for each kind, from its rules. */
export const byKind = <Value>(of: (kind: TeleserviceKind) => Value): Record<TeleserviceKind, Value> =>
  Object.fromEntries(TELESERVICE_KINDS.map((kind) => [kind, of(kind)])) as Record<TeleserviceKind, Value>

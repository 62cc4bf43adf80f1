import type { AuditAction } from '@/lib/audit/entries'

/** README « Undo and years »: what is built on a change, by what people call it, and the acts that build it. */
const BUILT: readonly { sentence: string; acts: readonly AuditAction[] }[] = [
  { sentence: 'des codes ont été envoyés', acts: ['notification.requested'] },
  { sentence: 'des codes ont été affichés', acts: ['activation-code.displayed'] },
  { sentence: 'des codes ont servi', acts: ['activation-code.redeemed', 'access.disputed'] },
  {
    sentence: 'des notes, des absences ou des compétences ont été saisies',
    acts: [
      'record.loaded',
      'assessment.saved',
      'assessment.deleted',
      'absence.saved',
      'absence.deleted',
      'skill.saved',
      'skill.deleted',
    ],
  },
  {
    sentence: 'des dates d’échéance ont été ajoutées ou supprimées',
    acts: ['release-date.added', 'release-date.removed'],
  },
]

export const BUILDING_ACTS: readonly AuditAction[] = BUILT.flatMap(({ acts }) => acts)

/** A run that was cancelled before anybody was told builds nothing. */
export const TAKEN_BACK = ['notification.requested', 'notification.cancelled'] as const

/** `counts` of the acts since the change: what keeps it from being taken back; nothing when nothing was built on it. */
export const builtOn = (counts: ReadonlyMap<AuditAction, number>): string[] =>
  BUILT.filter(({ acts }) => acts.some((act) => (counts.get(act) ?? 0) > 0)).map(({ sentence }) => sentence)

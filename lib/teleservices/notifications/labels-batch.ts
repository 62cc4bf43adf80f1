import type { UntellableReason } from '@/lib/accounts'
import type { BatchView } from '@/lib/mailings/queries/get-batch'
import type { ActivationCodeKind } from '@/lib/platform/prisma/enums'

/** How the pages of a run speak of its people and of what is printed for them. */
export const BATCH_WORDS = {
  CAR: {
    menu: 'Accès des Responsables',
    list: '/teleservices/acces-responsables/notifier',
    onPaperLabel: 'Envoyer une lettre',
    person: 'responsable',
    People: 'Responsables',
    sheet: 'lettre',
    Sheet: 'Lettre',
  },
  CAE: {
    menu: 'Accès des Elèves',
    list: '/teleservices/acces-eleves/notifier',
    onPaperLabel: 'Imprimer une fiche',
    person: 'élève',
    People: 'Elèves',
    sheet: 'fiche',
    Sheet: 'Fiche',
  },
} as const satisfies Record<ActivationCodeKind, object>

/** Why a line left its run when its message was written. */
export const LEFT_RUN_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USED: 'Code déjà utilisé',
    EXPIRED: 'Code expiré',
    SUSPENDED: 'Code suspendu',
    NO_COPY: 'Code rendu sans sa copie',
    ADDED: 'Rattaché à un compte depuis la demande',
  } satisfies Record<UntellableReason | 'ADDED', string>),
)

/** The people whom a run did not reach, on paper: they and nobody else (TS-96). */
export const takeUpOnPaper = ({ id, kind }: Pick<CodeBatch, 'id' | 'kind'>): string =>
  `${BATCH_WORDS[kind].list}?${new URLSearchParams({ recherche: '1', population: 'reprise', envoi: id, 'non-notifies': '1', mode: 'papier' })}`

/** The kinds of runs that bring codes. */
export const CODE_KINDS = Object.keys(BATCH_WORDS) as ActivationCodeKind[]

export type BatchWords = (typeof BATCH_WORDS)[ActivationCodeKind]

export type CodeBatch = BatchView<ActivationCodeKind>

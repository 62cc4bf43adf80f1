import { z } from 'zod'
import { one, pageNumber, searchedName } from '@/lib/platform/query-values'

/** TS-97, TS-113: the address of « Gérer un CAR » and « Gérer un CAE ». A hand-edited one never breaks. */
export const HolderSearch = z.object({
  nom: searchedName,
  mef: one.pipe(z.string().max(20)).catch(''),
  division: one.pipe(z.string().max(40)).catch(''),
  page: pageNumber,
  /** Present once the panel was submitted: nothing is listed before. */
  recherche: one
    .pipe(z.enum(['1']))
    .optional()
    .catch(undefined),
})
export type HolderSearch = z.output<typeof HolderSearch>

/** What the pages of one person carry in their address: the search to go back to, and what was just done. */
export const HolderPageQuery = z.object({
  de: one.pipe(z.string().max(300)).catch(''),
  fait: one
    .pipe(z.enum(['retire', 'annule', 'autorise', 'nouveau', 'leve', 'debloque', 'change', 'envoye']))
    .nullable()
    .catch(null),
  envoi: one.pipe(z.uuid()).nullable().catch(null),
})
export type HolderPageQuery = z.output<typeof HolderPageQuery>

const holder = {
  kind: z.enum(['CAR', 'CAE']),
  holderId: z.uuid(),
  /** The valid code that the page showed; empty when there was none. */
  shownCodeId: z.union([z.literal(''), z.uuid()]),
  /** The search to go back to. */
  de: z.string().max(300),
}

export const HolderInput = z.object(holder)

const REASONS = ['REFUSAL', 'LOSS', 'HOLDER_REQUEST', 'STUDENT_LEFT', 'ERROR'] as const

export const RenewInput = z
  .object({
    ...holder,
    shownUsed: z.enum(['', 'oui']),
    /** Empty for a code that nobody was told. */
    reason: z.union([z.literal(''), z.enum(REASONS)], { error: 'Choisissez le motif du nouveau code.' }),
    /** The page asked for the reason. */
    asks: z.enum(['', 'oui']),
  })
  .refine(({ asks, reason }) => !asks || reason, { path: ['reason'], error: 'Choisissez le motif du nouveau code.' })

export const WithdrawInput = z.object({
  ...holder,
  reason: z.enum(REASONS, {
    error: 'Choisissez le motif du retrait.',
  }),
})

export const UndoInput = z.object({ withdrawalId: z.uuid(), de: z.string().max(300) })

export const NotifyOneInput = z.object({
  ...holder,
  channel: z.enum(['EMAIL', 'LETTER'], { error: 'Choisissez le courriel ou le courrier.' }),
  /** Drawn when the page was shown: the same one twice is one sending. */
  requestKey: z.uuid(),
})

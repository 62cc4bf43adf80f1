import { z } from 'zod'
import { askedOf, many, one, pageNumber } from '@/lib/platform/query-values'
import { readSearch } from '@/lib/selections/read-search'
import { bulkFields } from '@/lib/selections/schemas'
import { populationAsked } from '../accesses/domain/population'
import { listsShown } from '../accesses/schemas'
import { notificationQuery } from './domain/notification-search'

const POPULATIONS = ['non-notifies', 'tous', 'mef', 'division', 'reprise'] as const
export const MODES = ['courriel', 'papier'] as const

/** The run whose people are taken up again; nobody when it cannot be read. */
export const takenUp = one.pipe(z.uuid()).catch('')

const Asked = z.object({
  population: one.pipe(z.enum(POPULATIONS)).catch('non-notifies'),
  mef: one.pipe(z.string().max(20)).catch(''),
  division: one.pipe(z.string().max(40)).catch(''),
  envoi: takenUp,
  legal: many.pipe(z.array(z.enum(['1', '2']))).catch([]),
  mode: many.pipe(z.array(z.enum(MODES))).catch([]),
  grouper: one
    .pipe(z.enum(['oui']))
    .optional()
    .catch(undefined),
  page: pageNumber,
  /** Present once the panel was submitted: boxes left unticked are then an answer. */
  recherche: one
    .pipe(z.enum(['1']))
    .optional()
    .catch(undefined),
  ...listsShown,
})

/** TS-83, TS-84: the address of « Notifier en masse ». A hand-edited one never breaks; both boxes at first. */
export const NotificationSearch = Asked.transform((asked) => ({
  population: populationAsked({
    ...asked,
    shown: { mef: asked['mef-avant'], division: asked['division-avant'] },
  }),
  mef: asked.mef,
  division: asked.division,
  envoi: asked.envoi,
  legal: asked.legal.length === 0 ? (['1', '2'] as const) : [...new Set(asked.legal)].sort(),
  mode: asked.recherche || asked.mode.length > 0 ? MODES.filter((mode) => asked.mode.includes(mode)) : [...MODES],
  grouped: asked.grouper === 'oui',
  page: asked.page,
}))
export type NotificationSearch = z.output<typeof NotificationSearch>

/** The address of one example: its mode, and the other couples that stand on the same message. */
export const PreviewSearch = z
  .object({
    mode: one.pipe(z.enum(MODES)).catch('courriel'),
    fratrie: many.pipe(z.array(z.uuid()).max(20)).catch([]),
  })
  .transform(({ mode, fratrie }) => ({ mode, siblingIds: fratrie }))

/** What a form carries in one hidden field, `notificationQuery`, back into its search; refuses anything else (TS-94). */
export const notificationSearchOf = (query: string): NotificationSearch =>
  readSearch(query, { read: (text) => NotificationSearch.parse(askedOf(text)), write: notificationQuery })

/** The form of the table. It adds the button `review`. */
export const NotificationTableForm = z.object(bulkFields)
export type NotificationTableForm = z.output<typeof NotificationTableForm>

export const RequestNotificationInput = z.object({
  from: z.string().max(500),
  requestKey: z.uuid(),
  /** `shownOf` the plan that the check page told. */
  shown: z.string().max(64),
})

export const BatchInput = z.object({ batchId: z.uuid() })

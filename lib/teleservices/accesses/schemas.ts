import { z } from 'zod'
import { many, one, pageNumber } from '@/lib/platform/query-values'
import { bulkFields } from '@/lib/selections/schemas'
import { populationAsked } from './domain/population'

/** What the lists of a panel showed: without it, they showed nothing. */
export const listsShown = {
  'mef-avant': one.pipe(z.string().max(20)).catch(''),
  'division-avant': one.pipe(z.string().max(40)).catch(''),
}

/** TS-68, TS-71: the address of « Créer les accès en masse ». A hand-edited one never breaks. */
export const AccessSearch = z
  .object({
    population: one.pipe(z.enum(['tous', 'mef', 'division'])).catch('tous'),
    mef: one.pipe(z.string().max(20)).catch(''),
    division: one.pipe(z.string().max(40)).catch(''),
    acces: one.pipe(z.enum(['tous', 'attribues', 'non-attribues'])).catch('tous'),
    /** Légal 1, légal 2; none ticked reads as both. */
    legal: many.pipe(z.array(z.enum(['1', '2']))).catch([]),
    tri: one.pipe(z.enum(['eleve', 'responsable', 'division'])).catch('eleve'),
    sens: one.pipe(z.enum(['asc', 'desc'])).catch('asc'),
    page: pageNumber,
    ...listsShown,
  })
  .transform(({ 'mef-avant': mef, 'division-avant': division, ...asked }) => ({
    ...asked,
    population: populationAsked({ ...asked, shown: { mef, division } }),
  }))
export type AccessSearch = z.output<typeof AccessSearch>

/** The form of the table. It adds the buttons `search`, `filter`, `sort:<column>`, `leave`, `discard` and `review`. */
export const AccessForm = z.object({
  ...bulkFields,
  /** Where a press of a link wanted to go (`leave`). */
  to: z.string().max(500),
  /** How many lines « Cocher tous les résultats » announced. */
  expected: z.string().max(9),
  population: z.string().max(20),
  mef: z.string().max(20),
  division: z.string().max(40),
  acces: z.string().max(20),
  legal: z.array(z.string().max(2)).max(4),
})
export type AccessForm = z.output<typeof AccessForm>

export const ValidateAccesses = z.object({
  /** Drawn when the recap was shown: the same one twice is one validation. */
  requestKey: z.uuid(),
  /** `pendingShown`, as the recap told it. */
  shown: z.string().max(64),
  to: z.string().max(500),
})

export const DiscardAccesses = z.object({ to: z.string().max(500) })

import { z } from 'zod'
import { one } from '@/lib/platform/query-values'

const DONE = ['confirmee', 'annulee'] as const

/** The address of « Année scolaire »: what has just been done. */
export const YearSearch = z.object({ fait: one.pipe(z.enum(DONE)).optional().catch(undefined) })

export const ConfirmYearForm = z.object({
  /** What the page showed (ADR 31). */
  shown: z.string().max(64),
  year: z.coerce.number().int().min(2000).max(2100),
  early: z
    .literal('oui')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'oui'),
})

export const UndoYearForm = z.object({})

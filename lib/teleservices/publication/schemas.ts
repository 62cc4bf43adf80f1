import { z } from 'zod'
import { one } from '@/lib/platform/query-values'
import { PUBLICATION_KINDS, PUBLICATION_SERVICES, parseCouples } from './domain/publication'

const service = z.enum(PUBLICATION_SERVICES)
const day = z.iso.date()

export const PublicationTypeForm = z.object({
  service,
  type: z.enum(['CONTINUOUS', 'DEADLINE']),
  /** `1` on the page that has named what is lost (TS-64). */
  /** Dates that the question counted; empty when it was not asked. */
  confirmed: z.string().regex(/^\d{0,6}$/),
})

export const ReleaseDateForm = z.object({
  service,
  date: day,
  scope: z.enum(['ALL', 'SOME']),
  /** `coupleKey` of those ticked. */
  couples: z.array(z.string().max(100)).max(3000),
  /** « Tout cocher », « Tout décocher » or « Valider » (empty). */
  intent: z.enum(['', 'tous', 'aucun']),
})

/** What « Valider » asks for. */
export const releaseChangeOf = ({
  service,
  date,
  scope,
  couples,
}: Omit<z.output<typeof ReleaseDateForm>, 'intent'>) => ({
  kind: PUBLICATION_KINDS[service],
  day: date,
  couples: scope === 'ALL' ? ('ALL' as const) : parseCouples(couples),
})

/** Address of the pages that add or remove a date; a hand-edited one never breaks. */
export const ReleaseDateSearch = z.object({
  /** Month of the calendar. */
  mois: one
    .pipe(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/))
    .nullable()
    .catch(null),
  /** Day ticked in the calendar. */
  date: one.pipe(day).nullable().catch(null),
  /** What the field JJ/MM/AAAA holds. */
  saisie: one.pipe(z.string().max(20)).nullable().catch(null),
  /** Day that the page showed. */
  affichee: one.pipe(day).nullable().catch(null),
  cocher: one
    .pipe(z.enum(['tous', 'aucun']))
    .nullable()
    .catch(null),
})

const count = one
  .pipe(
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  )
  .catch(0)

/** What was just done, in the address of the page that says it. */
export const PublicationDone = z.object({
  fait: one
    .pipe(z.enum(['ajout', 'retrait', 'CONTINUOUS', 'DEADLINE', 'rien']))
    .nullable()
    .catch(null),
  le: one.pipe(day).nullable().catch(null),
  couples: count,
  autres: count,
})
export type PublicationDone = z.output<typeof PublicationDone>
export type ReleaseDateSearch = z.output<typeof ReleaseDateSearch>

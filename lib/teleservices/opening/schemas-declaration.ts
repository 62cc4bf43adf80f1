import { z } from 'zod'
import { one, PageSearch } from '@/lib/platform/query-values'
import { OFFERS } from './domain/declaration'
import { TELESERVICE_KINDS } from './labels'

const kind = z.enum(TELESERVICE_KINDS)
const ids = z.array(z.uuid()).max(200)

export const DeclareTeleserviceForm = z.object({ kind, offer: z.enum(OFFERS), mandatory: z.enum(['', '1']) })

export const DeclareSchoolsForm = z.object({
  kind,
  /** Ids of the rows of the page: what was typed there never comes back on another page. */
  schools: z.string().max(4_000),
  /** Boxes that were ticked when the page was shown. */
  shownExperimenters: ids,
  shownUsers: ids,
  experimenters: ids,
  users: ids,
})

/** The list of schools; a hand-edited address never breaks. */
export const SchoolSearch = PageSearch.extend({ q: one.pipe(z.string().trim().max(60)).catch('') })
export type SchoolSearch = z.output<typeof SchoolSearch>

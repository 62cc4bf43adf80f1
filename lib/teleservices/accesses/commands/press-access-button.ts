import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { safePath } from '@/lib/auth/return-path'
import { askedOf, pageNumber } from '@/lib/platform/query-values'
import { readSearch } from '@/lib/selections/read-search'
import { pressOf } from '@/lib/selections/schemas'
import { accessHref, isOtherSearch } from '../domain/access-search'
import { countPending } from '../queries/count-pending'
import type { Pending } from '../queries/list-couples'
import { type AccessForm, AccessSearch } from '../schemas'
import { discardTicks, saveTicks, tickResults } from './draft-accesses'

const RECAP = '/teleservices/acces-responsables/creer/verifier'

/**
 * Every button of the bulk screen keeps the ticks first (XC-12), with or without script; then does its own work.
 * Returns the address to go to. A new search, or leaving, with unsaved changes asks first (TS-77): `vers` says where to.
 * Refuses (REJECTED) a `from` that `accessHref` does not write.
 */
export async function pressAccessButton(actor: StaffActor, form: AccessForm): Promise<string> {
  const search = searchOf(form.from)
  const { button, detail, ...ticks } = pressOf(form)
  await saveTicks(actor, ticks)
  switch (button) {
    case 'all':
      return accessHref(search, driftOf(form, await tickResults(actor, search, true)))
    case 'none':
      await tickResults(actor, search, false)
      return accessHref(search)
    case 'discard':
      await discardTicks(actor)
      return accessHref(search)
    case 'review':
      return `${RECAP}?${new URLSearchParams({ de: accessHref(search) })}`
    case 'filter':
      return accessHref({ ...search, legal: panelOf(form, search).legal, page: 1 })
    case 'go':
      return accessHref({ ...search, page: pageNumber.parse(detail) })
    case 'sort':
      return accessHref(sorted(search, detail))
    case 'search': {
      const next = { ...panelOf(form, search), tri: search.tri, sens: search.sens, legal: search.legal, page: 1 }
      return isOtherSearch(search, next) ? askFirst(actor, search, accessHref(next)) : accessHref(next)
    }
    case 'leave':
      return askFirst(actor, search, safePath(form.to))
    default:
      return accessHref(search)
  }
}

const searchOf = (from: string): AccessSearch =>
  readSearch(from, { read: (text) => AccessSearch.parse(askedOf(text.split('?').at(1) ?? '')), write: accessHref })

const hasPending = ({ create, remove }: Pending): boolean => create + remove > 0

async function askFirst(actor: StaffActor, search: AccessSearch, to: string): Promise<string> {
  return hasPending(await countPending(actor)) ? accessHref(search, { vers: to }) : to
}

const panelOf = ({ population, mef, division, acces, legal }: AccessForm, shown: AccessSearch): AccessSearch =>
  AccessSearch.parse({
    ...{ population, mef, division, acces, legal },
    ...{ 'mef-avant': shown.mef, 'division-avant': shown.division },
  })

/** Pressed again, a heading turns its order around. */
function sorted(search: AccessSearch, column: string): AccessSearch {
  const { tri } = AccessSearch.parse({ tri: column })
  return { ...search, tri, sens: search.tri === tri && search.sens === 'asc' ? 'desc' : 'asc', page: 1 }
}

/** The set moved between the page and the press: the screen says by how many. */
function driftOf(form: AccessForm, found: number): Record<string, string> {
  const drift = found - Number(form.expected)
  return Number.isInteger(drift) && drift !== 0 ? { ecart: String(drift) } : {}
}

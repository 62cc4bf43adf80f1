import type { AccessSearch } from '../schemas'

const PATH = '/teleservices/acces-responsables/creer'

/** The address of a search: what is as by default is not written, so that it stays short enough to be sent. */
export function accessHref(search: AccessSearch, more: Record<string, string> = {}): string {
  const query = new URLSearchParams()
  if (search.population === 'mef') query.set('mef', search.mef)
  if (search.population === 'division') query.set('division', search.division)
  if (search.population !== 'tous') query.set('population', search.population)
  if (search.acces !== 'tous') query.set('acces', search.acces)
  for (const rank of search.legal.length === 1 ? search.legal : []) query.append('legal', rank)
  if (search.tri !== 'eleve') query.set('tri', search.tri)
  if (search.sens !== 'asc') query.set('sens', search.sens)
  if (search.page > 1) query.set('page', String(search.page))
  for (const [key, value] of Object.entries(more)) query.set(key, value)
  const text = query.toString()
  return text ? `${PATH}?${text}` : PATH
}

/** TS-77: the search panel was changed, not only the page, the order or the filter. */
export const isOtherSearch = (one: AccessSearch, other: AccessSearch): boolean => panelOf(one) !== panelOf(other)

const panelOf = ({ population, mef, division, acces }: AccessSearch): string =>
  JSON.stringify([population, population === 'mef' ? mef : division, acces])

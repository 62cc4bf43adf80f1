import { TAKE_UP } from './notification-search'

const PATH = '/teleservices/acces-eleves/notifier'

type Search = {
  population: 'tous' | 'mef' | 'division' | 'reprise'
  mef: string
  division: string
  /** As for the responsables. */
  envoi: string
  untold: boolean
  mode: readonly ('courriel' | 'papier')[]
  page: number
}

/** Query string of a search, the page left out when it is the first. */
export function studentNotificationQuery(search: Search): string {
  const query = new URLSearchParams({ recherche: '1', population: search.population })
  if (search.population === 'mef') query.set('mef', search.mef)
  if (search.population === 'division') query.set('division', search.division)
  if (search.population === 'reprise') query.set('envoi', search.envoi)
  if (search.untold) query.set('non-notifies', '1')
  for (const mode of search.mode) query.append('mode', mode)
  if (search.page > 1) query.set('page', String(search.page))
  return query.toString()
}

export const studentNotificationHref = (search: Search): string => `${PATH}?${studentNotificationQuery(search)}`
/** TS-109: the step « Attention », a dialog with script and a page without. */
export const studentAttentionHref = (search: Search): string =>
  `${PATH}/attention?${studentNotificationQuery({ ...search, page: 1 })}`

/** What the panel says when closed. */
export function studentPopulationLabel(search: Search, mefLabel?: string): string {
  const population =
    search.population === 'mef'
      ? `MEF ${mefLabel ?? search.mef}`
      : search.population === 'division'
        ? `Division ${search.division}`
        : search.population === 'reprise'
          ? TAKE_UP
          : 'Tous les élèves'
  return search.untold ? `${population}, non notifiés uniquement` : population
}

import type { Channel } from '@/lib/mailings/domain/channel'

const PATH = '/teleservices/acces-responsables/notifier'

type Search = {
  population: 'non-notifies' | 'tous' | 'mef' | 'division' | 'reprise'
  mef: string
  division: string
  /** The run whose people are taken up again, with `reprise`. */
  envoi: string
  legal: readonly ('1' | '2')[]
  mode: readonly ('courriel' | 'papier')[]
  grouped: boolean
  page: number
}

/** Query string of a search, the page left out when it is the first. */
export function notificationQuery(search: Search): string {
  const query = new URLSearchParams({ recherche: '1', population: search.population })
  if (search.population === 'mef') query.set('mef', search.mef)
  if (search.population === 'division') query.set('division', search.division)
  if (search.population === 'reprise') query.set('envoi', search.envoi)
  for (const rank of search.legal) query.append('legal', rank)
  for (const mode of search.mode) query.append('mode', mode)
  if (search.grouped) query.set('grouper', 'oui')
  if (search.page > 1) query.set('page', String(search.page))
  return query.toString()
}

export const notificationHref = (search: Search): string => `${PATH}?${notificationQuery(search)}`
export const notificationCheckHref = (search: Search): string =>
  `${PATH}/verifier?${notificationQuery({ ...search, page: 1 })}`

/** TS-84: the boxes of the screen → the channels of a run. */
export const channelsOf = ({ mode }: Pick<Search, 'mode'>): Channel[] => [
  ...(mode.includes('courriel') ? (['EMAIL'] as const) : []),
  ...(mode.includes('papier') ? (['LETTER'] as const) : []),
]

/** « Courrier électronique, puis document papier » (TS-90). */
export function modeLabel({ mode }: Pick<Search, 'mode'>): string {
  if (mode.length === 2) return 'Courrier électronique, puis document papier'
  return mode[0] === 'courriel' ? 'Courrier électronique' : mode[0] === 'papier' ? 'Document Papier' : 'Aucun'
}

/** The people whom a run did not reach. */
export const TAKE_UP = 'À reprendre d’un envoi'

/** What the panel says when closed. */
export function populationLabel(search: Search, mefLabel?: string): string {
  if (search.population === 'mef') return `MEF ${mefLabel ?? search.mef}`
  if (search.population === 'division') return `Division ${search.division}`
  if (search.population === 'reprise') return TAKE_UP
  return search.population === 'tous' ? 'Tous les élèves' : 'Élèves non notifiés uniquement'
}

export const legalLabel = ({ legal }: Pick<Search, 'legal'>): string =>
  legal.length === 2 ? 'Légal 1 et légal 2' : `Légal ${legal[0] ?? '1'}`

/** Addresses of « Gérer un CAR » and « Gérer un CAE ». Pure. */

export type HolderKind = 'CAR' | 'CAE'

const PATHS: Record<HolderKind, string> = {
  CAR: '/teleservices/acces-responsables/gerer',
  CAE: '/teleservices/acces-eleves/gerer',
}

type Search = { nom: string; mef: string; division: string; page: number }

export const holderListPath = (kind: HolderKind): string => PATHS[kind]

/** Query string of a search: what is empty is not written. */
export function holderQuery({ nom, mef, division, page }: Search): string {
  const query = new URLSearchParams({ recherche: '1' })
  for (const [name, value] of Object.entries({ nom, mef, division })) if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.toString()
}

/** « Retourne à la liste »: the search is kept (TS-97, TS-118). */
export const holderListHref = (kind: HolderKind, query: string): string =>
  query ? `${PATHS[kind]}?${query}` : PATHS[kind]

/** A page of one person; `de` is the search to go back to. */
export function holderHref(
  { kind, holderId }: { kind: HolderKind; holderId: string },
  { step, de, ...more }: { step?: 'retirer' | 'nouveau' | 'notifier'; de?: string; fait?: string; envoi?: string } = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...more, de })) if (value) query.set(name, value)
  const path = [PATHS[kind], holderId, ...(step ? [step] : [])].join('/')
  return query.size > 0 ? `${path}?${query}` : path
}

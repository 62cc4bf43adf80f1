import type { Route } from 'next'

/** A path of ours to go back to after the sign-in, or the fallback: never another site, never a loop. Pure. */
export function safePath(text: string | null | undefined, fallback = '/' as Route): Route {
  if (!text || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return fallback
  const url = new URL(text, 'http://ours.invalid')
  if (url.host !== 'ours.invalid' || /^\/(api|connexion)(\/|$)/.test(url.pathname)) return fallback
  return `${url.pathname}${url.search}` as Route
}

/** « /connexion?retour=… » for a path of ours. */
export function signInPath(returnTo: string | null): Route {
  const path = safePath(returnTo)
  return (path === '/' ? '/connexion' : `/connexion?${new URLSearchParams({ retour: path })}`) as Route
}

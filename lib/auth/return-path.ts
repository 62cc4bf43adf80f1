import type { Route } from 'next'

/**
 * A path of ours to go back to after the sign-in, or the fallback: never another site, never a loop. What it gives, it
 * takes back as it is. Pure.
 */
export function safePath(text: string | null | undefined, fallback = '/' as Route): Route {
  const path = normalised(text)
  // Dots go away on the way (« /.//x » is « //x »): the result is held to the rule, not only what was asked.
  if (path === null || normalised(path) !== path || /^\/(api|connexion)([/?]|$)/.test(path)) return fallback
  return path as Route
}

/** Path and query as a browser would ask for them; null for what is not a path of this origin. */
function normalised(text: string | null | undefined): string | null {
  if (!text || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return null
  const url = new URL(text, 'http://ours.invalid')
  return url.host === 'ours.invalid' ? `${url.pathname}${url.search}` : null
}

/** « /connexion?retour=… » for a path of ours. */
export function signInPath(returnTo: string | null): Route {
  const path = safePath(returnTo)
  return (path === '/' ? '/connexion' : `/connexion?${new URLSearchParams({ retour: path })}`) as Route
}

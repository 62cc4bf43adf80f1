/**
 * What the square of a letter holds: the page, then the code after the `#`, which no server and no referrer ever sees.
 * Null when there is no whole code to carry (masked, or the account exists already).
 */
export function activationLink(siteUrl: string, code: string | null): readonly [page: string, code: string] | null {
  const characters = (code ?? '').replace(/[ -]/g, '')
  return /^[0-9A-Z]{13}$/.test(characters) ? [`${siteUrl}/a#`, characters] : null
}

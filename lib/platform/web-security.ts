/** Policies that every page is served with. Pure, for proxy.ts and tests. */

type PolicyOptions = { nonce: string; development: boolean; https: boolean }

/** Content-Security-Policy: our own files and the scripts that carry the nonce of this answer, nothing else. */
export function contentSecurityPolicy({ nonce, development, https }: PolicyOptions): string {
  return [
    "default-src 'self'",
    // React evaluates code to rebuild error stacks while developing, and its overlay writes styles.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** First segments of what makes no sense without a session: those of the route groups (staff) and (family). */
export const SIGNED_IN = [
  'academie',
  'documents',
  'etablissement',
  'informations-pratiques',
  'mes-teleservices',
  'mon-compte',
  'quoi-de-neuf',
  'tableau-de-bord',
  'teleservices',
]

export const needsSignIn = (pathname: string): boolean => SIGNED_IN.includes(pathname.split('/')[1] ?? '')

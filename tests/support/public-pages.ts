/** Pages that anyone may open. */
export const PUBLIC_PAGES = [
  '/',
  '/aide',
  '/aide/familles',
  '/mentions-legales',
  '/confidentialite',
  '/accessibilite',
  '/acces-refuse',
  '/activation',
  '/connexion',
] as const

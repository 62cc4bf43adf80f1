export const THEME_COOKIE = 'passerelle-affichage'

export const THEMES = [
  { value: 'system', label: 'Système' },
  { value: 'light', label: 'Clair' },
  { value: 'dark', label: 'Sombre' },
] as const

export type Theme = (typeof THEMES)[number]['value']

/** The theme a cookie or a form asks for; the system's when it says anything else. */
export const asTheme = (value: unknown): Theme => (value === 'light' || value === 'dark' ? value : 'system')

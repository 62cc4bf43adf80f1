'use server'

import { cookies } from 'next/headers'
import { asTheme, THEME_COOKIE } from '@/components/layout/theme'

/** Footer form: anyone may choose how pages look, nothing is stored but a cookie for a year. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  const theme = asTheme(form instanceof FormData ? form.get('theme') : null)
  const jar = await cookies()
  if (theme === 'system') jar.delete(THEME_COOKIE)
  else jar.set(THEME_COOKIE, theme, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 3600 })
}

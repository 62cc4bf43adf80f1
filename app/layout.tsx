import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/layout/site-footer'
import { SkipLink } from '@/components/layout/skip-link'
import { asTheme, THEME_COOKIE } from '@/components/layout/theme'
import { chooseThemeAction } from './actions'

export const metadata: Metadata = {
  // No default: a page with a form writes its own <title>, which may begin with « Erreur : ».
  title: { template: '%s – Passerelle', default: '' },
  description: 'Les téléservices de votre établissement : activez votre accès avec le code reçu.',
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141e24' },
  ],
}

/** Reading the cookies makes every page dynamic: the nonce of the Content-Security-Policy needs it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="fr" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <SkipLink />
        {children}
        <SiteFooter theme={theme} chooseTheme={chooseThemeAction} />
      </body>
    </html>
  )
}

'use client'

import { Link } from '../ui/link'
import { THEMES, type Theme } from './theme'

type SiteFooterProps = { theme: Theme; chooseTheme: (form: FormData) => Promise<void> }

/** On every page: help, legal pages, theme. « Aide » is always at the same place (WCAG 3.2.6). */
export function SiteFooter({ theme, chooseTheme }: SiteFooterProps) {
  return (
    <footer className="site-footer">
      <div>
        <nav aria-label="Informations sur le site" className="flex flex-wrap gap-x-6 gap-y-2 quiet-links">
          <Link className="py-1" href="/aide">
            Aide
          </Link>
          <Link className="py-1" href="/accessibilite">
            Accessibilité{'\u00a0'}: non conforme
          </Link>
          <Link className="py-1" href="/confidentialite">
            Données personnelles
          </Link>
          <Link className="py-1" href="/mentions-legales">
            Mentions légales
          </Link>
        </nav>
        <form action={chooseTheme}>
          <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <legend className="float-left me-2 text-ink-2">Affichage</legend>
            {THEMES.map(({ value, label }) => (
              <label key={value} className="choice gap-2">
                <input key={theme} type="radio" name="theme" value={value} defaultChecked={theme === value} />
                {label}
              </label>
            ))}
            <button className="btn btn-small" type="submit">
              Appliquer
            </button>
          </fieldset>
        </form>
      </div>
    </footer>
  )
}

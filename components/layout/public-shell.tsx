import type { Route } from 'next'
import type { ReactNode } from 'react'
import { typographic } from '@/lib/platform/text'
import { LinkButton } from '../ui/button'
import { Link } from '../ui/link'
import { Wordmark } from './wordmark'

export const HomeLink = ({ href = '/', label = 'Passerelle, accueil' }: { href?: Route; label?: string }) => (
  <Link href={href} className="py-2" aria-label={label}>
    <Wordmark />
  </Link>
)

/** Header of the families' side: mark at the left, links at the right. */
export function PlainHeader({ width, children }: { width: string; children: ReactNode }) {
  return (
    <header className="bg-surface border-b border-line">
      <div
        className={`mx-auto ${width} px-4 min-h-16 py-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1`}
      >
        {children}
      </div>
    </header>
  )
}

/** Where a person who is signed in goes back to. */
export type Space = { href: Route; label: string }

/** Home and information pages: nobody is signed in, or it does not matter. Give `children` their own sections. */
export function PublicShell({ space, children }: { space?: Space | null; children: ReactNode }) {
  return (
    <div className="shell family">
      <PlainHeader width="max-w-[70rem]">
        <HomeLink />
        <nav aria-label="Menu principal" className="flex flex-wrap items-center gap-x-5 gap-y-1 text-16 quiet-links">
          <Link className="py-2" href="/aide">
            Aide
          </Link>
          <Link className="py-2 hidden sm:inline" href={'/#etablissements' as Route}>
            Pour les établissements
          </Link>
          <LinkButton
            href={space?.href ?? ('/connexion' as Route)}
            size="small"
            className="!min-h-10"
            icon={space ? 'home' : 'person'}
          >
            {space?.label ?? 'Se connecter'}
          </LinkButton>
        </nav>
      </PlainHeader>
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

type ReadingShellProps = { title: string; lead?: string; space?: Space | null; children: ReactNode }

/** A page to read (legal, help): one column of 66 characters, on the public header. */
export function ReadingShell({ title, lead, space, children }: ReadingShellProps) {
  return (
    <PublicShell space={space}>
      <article className="mx-auto max-w-[70rem] px-4 py-8 prose">
        <h1 className="sm:!text-32">{typographic(title)}</h1>
        {lead && <p className="mt-2 text-21 text-ink-2">{typographic(lead)}</p>}
        {children}
      </article>
    </PublicShell>
  )
}

import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '../ui/link'
import { HomeLink, PlainHeader } from './public-shell'
import { QuitForm, type SignOut } from './sign-out'

/** Signed-in responsables and pupils: 960 px. */
export function FamilyShell({ signOut, children }: { signOut: SignOut; children: ReactNode }) {
  return (
    <div className="shell shell-family family">
      <PlainHeader width="max-w-[60rem]">
        <HomeLink href={'/mes-teleservices' as Route} label="Passerelle, mes téléservices" />
        <nav aria-label="Votre compte" className="flex flex-wrap items-center gap-x-5 text-16 quiet-links">
          <Link className="py-2" href={'/mon-compte' as Route}>
            Mon compte
          </Link>
          <Link className="py-2" href="/aide">
            Aide
          </Link>
          <QuitForm signOut={signOut} className="py-2" />
        </nav>
      </PlainHeader>
      <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-[60rem] px-4 pt-6">
        {children}
      </main>
    </div>
  )
}

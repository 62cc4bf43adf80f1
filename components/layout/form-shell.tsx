import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { HomeLink, PlainHeader } from './public-shell'

type FormShellProps = {
  /** « Étape précédente », « Retour à l’accueil ». Absent on the page that says it is done. */
  back?: { href: Route; label: string }
  children: ReactNode
}

/** One question a page (families, candidates): 640 px, back link, then `FormStep`, the question, one button, help. */
export function FormShell({ back, children }: FormShellProps) {
  return (
    <div className="shell shell-form family">
      <PlainHeader width="max-w-[40rem]">
        <HomeLink />
        <Link className="py-2 text-16" href="/aide">
          Aide
        </Link>
      </PlainHeader>
      <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-[40rem] px-4 pt-5 pb-4">
        {back && (
          <p className="text-16">
            <Link className="inline-flex items-center gap-1 py-2" href={back.href}>
              <Icon name="chevronLeft" />
              {back.label}
            </Link>
          </p>
        )}
        {children}
      </main>
    </div>
  )
}

/** « Étape 2 sur 4 · Date de naissance », just above the question. */
export function FormStep({ current, total, label }: { current: number; total: number; label: string }) {
  return (
    <p className="text-16 text-ink-3 font-semibold">
      Étape {current} sur {total} · {label}
    </p>
  )
}

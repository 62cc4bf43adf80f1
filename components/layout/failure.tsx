'use client'

import { Button } from '../ui/button'

/** What is left when a page could not be made: cause, what to do, the reference to give by telephone. */
export function Failure({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <div className="mx-auto w-full max-w-[40rem] px-4 py-10 grid gap-4 justify-items-start">
      <h1>La page n’a pas pu s’afficher</h1>
      <p>Rien n’est perdu. Réessayez dans une minute.</p>
      {digest && (
        <p className="text-ink-2">
          Référence{'\u00a0'}: <span className="code">{digest}</span>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" icon="refresh" onClick={retry}>
          Réessayer
        </Button>
        <a className="btn" href="/">
          Retour à l’accueil
        </a>
      </div>
    </div>
  )
}

'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { Badge } from '@/components/ui/badge'
import { type FormState, idle } from '@/lib/platform/form-state'
import type { DeclaredNetwork } from '@/lib/schools/settings/queries/list-declared-networks'

type DeclaredNetworksProps = {
  networks: DeclaredNetwork[]
  /** Of whoever reads; null when the server does not know it. */
  address: string | null
  verify: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Which of the declared networks count: those that somebody visited from. */
export function DeclaredNetworks({ networks, address, verify }: DeclaredNetworksProps) {
  const [state, submit] = useActionState(verify, idle)
  const waiting = networks.some(({ verified, here }) => here && !verified)
  return (
    <section className="card mt-4 grid gap-3 px-5 py-5" aria-labelledby="reseaux">
      <h2 id="reseaux">Réseaux déclarés</h2>
      <FormStatus state={state} />
      {address && <p>{`Vous êtes à l’adresse ${address}.`}</p>}
      {networks.length === 0 && (
        <p className="text-ink-2">
          Aucun. Sans réseau déclaré, une salle informatique entière peut devoir attendre après trop d’erreurs.
        </p>
      )}
      {networks.length > 0 && (
        <ul className="grid gap-2">
          {networks.map(({ range, verified, here }) => (
            <li key={range} className="flex flex-wrap items-center gap-2">
              <span className="font-mono">{range}</span>
              <Badge tone={verified ? 'ok' : 'warn'}>{verified ? 'Vérifié' : 'À vérifier'}</Badge>
              {!verified && !here && <span>Ouvrez cette page depuis ce réseau.</span>}
            </li>
          ))}
        </ul>
      )}
      {waiting && (
        <form action={submit}>
          <SubmitButton variant="default">Vérifier depuis ici</SubmitButton>
        </form>
      )}
    </section>
  )
}

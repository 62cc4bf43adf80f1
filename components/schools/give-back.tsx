'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'

type GiveBackProps = {
  /** Couples and pupils who are there again; their accounts, and codes that opened none. */
  toGiveBack: { holders: number; accounts: number; codes: number }
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** « 9 accès à rétablir »: people whom an earlier file left out, and who are there again. */
export function GiveBack({ toGiveBack: { holders, accounts, codes }, action }: GiveBackProps) {
  const [state, submit] = useActionState(action, idle)
  const from =
    holders === 1
      ? 'l’avait retiré à une personne qui est de nouveau là'
      : 'les avait retirés à des personnes qui sont de nouveau là'
  if (holders === 0 && state.status === 'idle') return null
  return (
    <section className="card mt-4 p-5" aria-labelledby="retablir">
      <h2 id="retablir">{holders === 0 ? 'Accès rétablis' : `${plural(holders, 'accès', 'accès')} à rétablir`}</h2>
      <FormStatus state={state} className="mt-3" />
      {holders > 0 && (
        <>
          <p className="mt-2">
            {`Un import ou un changement d’année ${from} : ${plural(accounts, 'compte ouvert', 'comptes ouverts')}, ${plural(codes, 'code pas encore utilisé', 'codes pas encore utilisés')}. Rétablis, les comptes s’ouvrent comme avant et les codes déjà envoyés servent de nouveau.`}
          </p>
          <form action={submit} className="mt-4">
            <SubmitButton>{`Rétablir ${plural(holders, 'accès', 'accès')}`}</SubmitButton>
          </form>
        </>
      )}
    </section>
  )
}

'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { LinkButton } from '@/components/ui/button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './code-form'

/** An e-mail on the morning of the day, without the code. */
export function RemindForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <section className="card mt-6 p-5" aria-labelledby="prevenir">
      <h2 id="prevenir">Me prévenir par courriel</h2>
      <ErrorSummary state={state} />
      <FormStatus state={state} className="mt-3" />
      <form action={submit} noValidate className="mt-3 grid gap-4">
        <TextField
          name="email"
          type="email"
          label="Votre adresse électronique"
          hint="Un seul message, ce jour-là. Le code n’y sera pas."
          state={state}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        <div>
          <SubmitButton variant="default">Me prévenir ce jour-là</SubmitButton>
        </div>
      </form>
    </section>
  )
}

/** The code stays in this browser, sealed, until that day: not on a shared computer. */
export function KeepCodeForm({ action, keptUntil }: { action: FormAction; keptUntil: string | null }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <section className="card mt-6 p-5" aria-labelledby="garder">
      <h2 id="garder">Garder mon code sur cet appareil</h2>
      <FormStatus state={state} className="mt-3" />
      <p className="mt-2">
        {keptUntil
          ? `Votre code est gardé ici jusqu’au ${keptUntil}. Vous n’aurez que la date de naissance à saisir.`
          : 'Seulement si cet appareil est le vôtre : pas dans une salle informatique ni une bibliothèque.'}
      </p>
      {!keptUntil && (
        <form action={submit} className="mt-3">
          <SubmitButton variant="default">Garder mon code ici</SubmitButton>
        </form>
      )}
    </section>
  )
}

/** « Votre code est gardé sur cet appareil »: goes on without typing it, or forgets it. */
export function KeptCode({ goOn, forget }: { goOn: Route; forget: FormAction }) {
  const [, submitForget] = useActionState(forget, idle)
  return (
    <section className="card mt-4 p-5" aria-labelledby="garde">
      <h2 id="garde">Votre code est gardé sur cet appareil</h2>
      <div className="mt-3 flex flex-wrap gap-3">
        <LinkButton variant="primary" href={goOn}>
          Continuer avec ce code
        </LinkButton>
        <form action={submitForget}>
          <SubmitButton variant="default">Oublier ce code</SubmitButton>
        </form>
      </div>
    </section>
  )
}

'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { typographic } from '@/lib/platform/text'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type ConfirmLoadFormProps = {
  type: string
  loadId: string
  /** What confirming would write, when the page was made. */
  shown: string
  /** Sentences of what confirming does. */
  summary: readonly string[]
  button: string
  confirm: Action
  cancel: Action
}

/** Nothing is written before this page has said what. */
export function ConfirmLoadForm({ type, loadId, shown, summary, button, confirm, cancel }: ConfirmLoadFormProps) {
  const [state, submit] = useActionState(confirm, idle)
  const [cancelState, submitCancel] = useActionState(cancel, idle)
  return (
    <section className="card mt-4 p-5" aria-labelledby="valider">
      <h2 id="valider">Ce que le fichier change</h2>
      <FormStatus state={state} className="mt-3" />
      <FormStatus state={cancelState} className="mt-3" />
      {summary.map((sentence) => (
        <p key={sentence} className="mt-2">
          {typographic(sentence)}
        </p>
      ))}
      <form action={submit} id="valider-chargement">
        <input type="hidden" name="shown" value={shown} />
        <input type="hidden" name="type" value={type} />
        <input type="hidden" name="loadId" value={loadId} />
      </form>
      <form action={submitCancel} id="annuler-chargement">
        <input type="hidden" name="type" value={type} />
        <input type="hidden" name="loadId" value={loadId} />
      </form>
      <div className="mt-4 flex flex-wrap gap-3">
        <SubmitButton form="valider-chargement">{button}</SubmitButton>
        <SubmitButton form="annuler-chargement" variant="default">
          Annuler
        </SubmitButton>
      </div>
    </section>
  )
}

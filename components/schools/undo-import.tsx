'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'

type UndoImportProps = {
  importId: string
  /** Why it cannot be taken back any more; null when it can. */
  reason: string | null
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** The way back from an import, while nothing is built on it. */
export function UndoImport({ importId, reason, action }: UndoImportProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <section className="card mt-8 p-5" aria-labelledby="annuler">
      <h2 id="annuler">Annuler cet import</h2>
      <FormStatus state={state} className="mt-3" />
      <p className="mt-2">
        {reason ??
          'La base élèves redevient ce qu’elle était : élèves, responsables, codes et accès. C’est possible pendant 30 jours, tant qu’aucun code n’est envoyé ni utilisé, qu’aucune note, absence, compétence ou échéance n’est saisie, et qu’aucun autre import n’est fait.'}
      </p>
      {reason === null && (
        <form action={submit} className="mt-4">
          <input type="hidden" name="importId" value={importId} />
          <SubmitButton variant="default">Annuler cet import</SubmitButton>
        </form>
      )}
    </section>
  )
}

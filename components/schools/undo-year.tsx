'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { frenchDateTime } from '@/lib/platform/dates'
import { type FormState, idle } from '@/lib/platform/form-state'
import { schoolYearLabel } from '@/lib/platform/school-year'
import type { YearChange } from '@/lib/schools/years/queries/get-year-change'

type UndoYearProps = {
  last: NonNullable<YearChange['last']>
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** The way back while nothing is built on the new year, and why there is none any more. */
export function UndoYear({ last, action }: UndoYearProps) {
  const [state, submit] = useActionState(action, idle)
  const former = schoolYearLabel(last.from)
  return (
    <section className="card mt-4 p-5" aria-labelledby="annuler">
      <h2 id="annuler">Revenir à {former}</h2>
      <FormStatus state={state} className="mt-3" />
      <p className="mt-2">
        L’établissement est passé à {schoolYearLabel(last.to)} le {frenchDateTime(last.madeAt)}.{' '}
        {last.reason ??
          'Annuler rend les élèves partis, leurs codes et leurs accès. C’est possible pendant 30 jours, tant qu’aucun code n’est envoyé ni utilisé, qu’aucune note, absence, compétence ou échéance n’est saisie, et qu’aucun import n’est fait.'}
      </p>
      {last.reason === null && (
        <form action={submit} className="mt-4">
          <SubmitButton variant="default">Annuler le changement d’année</SubmitButton>
        </form>
      )}
    </section>
  )
}

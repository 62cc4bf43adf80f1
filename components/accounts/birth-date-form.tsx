'use client'

import { useActionState } from 'react'
import { DateFields } from '@/components/forms/date-fields'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { FormStep } from '@/components/layout/form-shell'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './code-form'

/** Step 2: code and date are checked together. */
export function BirthDateForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <>
      <PageTitle title="Date de naissance de l’élève" state={state} />
      <ErrorSummary state={state} targets={{ date: 'day' }} />
      <FormStatus state={state} className="mt-4" />
      <form action={submit} noValidate className="mt-5">
        <FormStep current={2} total={4} label="Date de naissance" />
        <div className="mt-1">
          <DateFields
            legend="Quelle est la date de naissance de l’élève&nbsp;?"
            hint="C’est l’élève nommé sur le courrier. Par exemple : 27 3 2010."
            state={state}
            asHeading
          />
        </div>
        <SubmitButton className="mt-6 w-full sm:w-auto">Continuer</SubmitButton>
      </form>
      <Notice className="mt-6">
        <p className="text-16">
          Après 5 dates fausses, le code est suspendu. Le secrétariat peut alors vous en donner un autre.
        </p>
      </Notice>
    </>
  )
}

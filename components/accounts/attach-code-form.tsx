'use client'

import { useActionState } from 'react'
import { CodeField } from '@/components/forms/code-field'
import { DateFields } from '@/components/forms/date-fields'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './code-form'
import { useCodeFromAddress } from './code-from-address'

type AttachCodeFormProps = {
  action: FormAction
  own: boolean
  /** The code is the one that is kept on this device: nothing but the date is asked. */
  withKept?: boolean
}

/** TS-08, TS-18: another code on the same account. */
export function AttachCodeForm({ action, own, withKept = false }: AttachCodeFormProps) {
  const [state, submit] = useActionState(action, idle)
  const form = useCodeFromAddress()
  const title = own ? 'Ajouter un code' : 'Ajouter un enfant'
  return (
    <>
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} targets={{ date: 'day' }} />
      <h1 className="mt-4">{title}</h1>
      <p className="mt-2 text-ink-2">
        {withKept
          ? 'Le code est celui que vous gardez sur cet appareil.'
          : 'Le code est dans l’encadré de la lettre ou du courriel de l’établissement.'}
      </p>
      <FormStatus state={state} className="mt-4" />
      <form ref={form} action={submit} noValidate className="mt-5 grid gap-5 max-w-[36rem]">
        {!withKept && <CodeField state={state} label="Code" />}
        <DateFields
          legend="Date de naissance de l’élève"
          hint="C’est l’élève nommé sur le courrier. Par exemple : 27 3 2010."
          state={state}
        />
        <div>
          <SubmitButton className="w-full sm:w-auto">Continuer</SubmitButton>
        </div>
      </form>
    </>
  )
}

'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { CodeField } from '@/components/forms/code-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { WhereIsTheCode } from '@/components/layout/drawings'
import { FormStep } from '@/components/layout/form-shell'
import { Link } from '@/components/ui/link'
import { type FormState, idle } from '@/lib/platform/form-state'
import { useCodeFromAddress } from './code-from-address'

export type FormAction<Data = undefined> = (state: FormState<Data>, form: FormData) => Promise<FormState<Data>>

/** Step 1: the code. A mistyped one is seen here, before any look-up. */
export function CodeForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  const form = useCodeFromAddress()
  return (
    <>
      <PageTitle title="Saisissez votre code" state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} className="mt-4" />
      <form ref={form} action={submit} noValidate className="mt-5">
        <FormStep current={1} total={4} label="Votre code" />
        <div className="mt-1">
          <CodeField state={state} asHeading />
        </div>
        <SubmitButton className="mt-5 w-full sm:w-auto">Continuer</SubmitButton>
      </form>
      <details className="mt-5">
        <summary className="text-primary underline underline-offset-4 text-16 py-2">Où trouver le code&nbsp;?</summary>
        <div className="mt-3 grid grid-cols-[auto_1fr] gap-4 items-start text-16">
          <WhereIsTheCode />
          <p>Le code est dans l’encadré de la lettre ou du courriel. Chaque responsable a son propre code.</p>
        </div>
      </details>
      <p className="mt-2 text-16">
        <Link className="inline-block py-2" href={'/aide/familles#sans-code' as Route}>
          Je n’ai pas de code
        </Link>
      </p>
      <p className="text-16">
        <Link className="inline-block py-2" href={'/connexion' as Route}>
          J’ai déjà un compte
        </Link>
      </p>
    </>
  )
}

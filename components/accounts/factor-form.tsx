'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Link } from '@/components/ui/link'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

const TITLE = 'Saisissez le code de votre application'

/** Second factor of a sign-in. */
export function FactorForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={TITLE} state={state} />
      <ErrorSummary state={state} />
      <TotpField label={TITLE} state={state} asHeading />
      <FormStatus state={state} />
      <div>
        <SubmitButton>Continuer</SubmitButton>
      </div>
      <p className="text-ink-2">
        Vous n’avez pas votre téléphone&nbsp;?{' '}
        <Link href={'/connexion/second-facteur/secours' as Route}>Utilisez un code de secours</Link>.
      </p>
    </form>
  )
}

type TotpFieldProps = Pick<Parameters<typeof TextField>[0], 'label' | 'state' | 'asHeading' | 'optional'>

/** Six digits of the application, spaces allowed. */
export const TotpField = (props: TotpFieldProps) => (
  <TextField
    {...props}
    name="code"
    hint="Six chiffres, qui changent toutes les 30 secondes."
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={20}
    controlClass="!w-40 control-code"
  />
)

'use client'

import { type ComponentProps, useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

type ForgottenFormProps = {
  action: FormAction
  title: string
  field: Omit<ComponentProps<typeof TextField>, 'state' | 'asHeading'>
  submit: string
}

/** One question: the address of the account, its username, or the code that has arrived. */
export function ForgottenForm({ action, title, field, submit: label }: ForgottenFormProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <TextField {...field} state={state} asHeading />
      <FormStatus state={state} />
      <div>
        <SubmitButton>{label}</SubmitButton>
      </div>
    </form>
  )
}

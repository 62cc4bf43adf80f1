'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { HAND_REASONS } from '@/lib/accounts/domain/withdrawal'
import { WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import { idle } from '@/lib/platform/form-state'
import type { CodeAction } from './code-command'

type RenewFormProps = {
  /** « Nouveau CAR » */
  title: string
  action: CodeAction
  values: Record<string, string>
  /** The person has an account, which the new code cuts. */
  used: boolean
  back: Route
}

/** A code that somebody holds: why it dies (TS-31), then the verb. */
export function RenewForm({ title, action, values, used, back }: RenewFormProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      {Object.entries({ ...values, asks: 'oui' }).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <ChoiceGroup name="reason" legend="Motif du nouveau code" state={state}>
        {HAND_REASONS.map((reason, index) => (
          <Choice
            key={reason}
            id={index === 0 ? 'reason' : undefined}
            type="radio"
            name="reason"
            value={reason}
            label={WITHDRAWAL_REASON_LABELS[reason]}
            state={state}
          />
        ))}
      </ChoiceGroup>
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={used ? 'danger' : 'primary'} icon="refresh">
          {title}
        </SubmitButton>
        <LinkButton href={back}>Annuler</LinkButton>
      </div>
    </form>
  )
}

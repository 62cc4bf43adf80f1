'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { draftOf } from '@/components/forms/answers'
import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { HAND_REASONS } from '@/lib/accounts/domain/withdrawal'
import { WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import type { InitialState } from '@/lib/platform/form-state'
import { ofName } from '@/lib/teleservices/letters/domain/wording'
import type { CodeAction } from './code-command'

type WithdrawFormProps = {
  /** Of the page. */
  title: string
  action: CodeAction
  values: Record<string, string>
  /** « HADDAD Karim » */
  name: string
  back: Route
  initial: InitialState
}

/** The reason of the withdrawal (TS-31), then the verb. */
export function WithdrawForm({ title, action, values, name, back, initial }: WithdrawFormProps) {
  const [state, submit] = useActionState(action, draftOf(initial, values))
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <ChoiceGroup name="reason" legend="Motif du retrait" state={state}>
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
        <SubmitButton variant="danger">{`Retirer l’accès ${ofName(name)}`}</SubmitButton>
        <LinkButton href={back}>Annuler</LinkButton>
      </div>
    </form>
  )
}

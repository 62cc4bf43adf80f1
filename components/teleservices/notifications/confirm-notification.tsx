'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'

type ConfirmNotificationProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  from: string
  /** Two presses carry the same key: one run. */
  requestKey: string
  shown: string
  count: number
  byEmail: number
  minutes: number
  back: Route
  initial: InitialState
}

export function ConfirmNotification(props: ConfirmNotificationProps) {
  const [state, submit] = useActionState(props.action, props.initial)
  return (
    <form action={submit} className="card mt-6 px-5 py-5">
      <input type="hidden" name="from" value={props.from} />
      <input type="hidden" name="requestKey" value={props.requestKey} />
      <input type="hidden" name="shown" value={props.shown} />
      <FormStatus state={state} className="mb-4" />
      <p>
        {props.byEmail === 0
          ? 'Les lettres sont préparées tout de suite. Elles sont considérées comme envoyées dès que vous les téléchargez.'
          : props.minutes > 0
            ? `L’envoi commence ${plural(props.minutes, 'minute')} après votre clic. Pendant ce temps, vous pouvez tout annuler.`
            : 'L’envoi commence tout de suite.'}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <SubmitButton>Notifier {plural(props.count, 'responsable')}</SubmitButton>
        <LinkButton href={props.back}>Retour à la sélection</LinkButton>
      </div>
    </form>
  )
}

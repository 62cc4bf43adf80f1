'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { TELESERVICE_LABELS, type TeleserviceKind } from '@/lib/teleservices/opening/labels'
import type { WantedOpening } from '@/lib/teleservices/opening/schemas'

type ConfirmClosingFormProps = {
  closing: TeleserviceKind[]
  wanted: WantedOpening
  action: (previous: FormState, form: FormData) => Promise<FormState>
  back: Route
}

/** Names what families lose and what is kept, before it is done (XC-07). */
export function ConfirmClosingForm({ closing, wanted, action, back }: ConfirmClosingFormProps) {
  const [state, submit] = useActionState(action, idle)
  const names = closing.map((kind) => `«\u00a0${TELESERVICE_LABELS[kind]}\u00a0»`).join(' et ')
  return (
    <form action={submit} className="mt-4 grid gap-4">
      <FormStatus state={state} />
      <p>
        Les familles ne verront plus {names} dès maintenant. Leurs comptes et leurs codes restent valables. Vos réglages
        sont gardés{'\u00a0'}: vous les retrouverez en ouvrant à nouveau.
      </p>
      <input type="hidden" name="confirmed" value="1" />
      {Object.entries(wanted).map(([kind, choice]) => (
        <input key={kind} type="hidden" name={kind} value={choice} />
      ))}
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="danger">Fermer {names}</SubmitButton>
        <LinkButton href={back}>Annuler</LinkButton>
      </div>
    </form>
  )
}

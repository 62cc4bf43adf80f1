'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { DownloadButton } from '@/components/ui/button'
import { type FormState, idle } from '@/lib/platform/form-state'

type SampleFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** The account has an address: without one, only the letter is offered. */
  byEmail: boolean
}

/** To see a message as it arrives, without notifying anybody. */
export function SampleForm({ action, byEmail }: SampleFormProps) {
  const [state, submit] = useActionState<FormState, FormData>(action, idle)
  return (
    <div className="mt-4">
      <FormStatus state={state} className="mb-3" />
      <div className="flex flex-wrap gap-3">
        {byEmail && (
          <form action={submit}>
            <SubmitButton variant="default" icon="mail">
              M’envoyer un exemple
            </SubmitButton>
          </form>
        )}
        <DownloadButton href="/teleservices/acces-responsables/notifier/exemple">
          Télécharger une lettre d’exemple
        </DownloadButton>
      </div>
      <p className="mt-2 text-15 text-ink-2">Le code de l’exemple ne fonctionne pas. Personne n’est notifié.</p>
    </div>
  )
}

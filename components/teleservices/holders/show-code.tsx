'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'

type Shown = { code: string }
type ShowCodeProps = {
  action: (previous: FormState<Shown>, form: FormData) => Promise<FormState<Shown>>
  values: Record<string, string>
}

/** « Afficher le code »: a POST, never in an address; the display is written in the journal (TS-04). */
export function ShowCode({ action, values }: ShowCodeProps) {
  const [state, submit] = useActionState<FormState<Shown>, FormData>(action, idle)
  const code = state.status === 'done' ? state.data?.code : undefined
  if (code)
    return (
      <p className="card px-4 py-3" role="status">
        Code valide{'\u00a0: '}
        <strong className="code text-21 whitespace-nowrap">{code}</strong>
      </p>
    )
  return (
    <form action={submit}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="default" icon="eye" pendingText="Affichage…">
        Afficher le code
      </SubmitButton>
      <FormStatus state={state} className="mt-3" />
    </form>
  )
}

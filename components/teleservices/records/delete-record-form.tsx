'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { typographic } from '@/lib/platform/text'

type DeleteRecordFormProps = {
  /** Name of the field that bears the id. */
  name: 'assessmentId' | 'absenceId' | 'skillId'
  id: string
  /** What is lost. */
  sentence: string
  button: string
  back: Route
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Names what is lost before it is (XC-07). */
export function DeleteRecordForm({ name, id, sentence, button, back, action }: DeleteRecordFormProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} className="mt-4 grid gap-4">
      <FormStatus state={state} />
      <p>{typographic(sentence)}</p>
      <input type="hidden" name={name} value={id} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="danger">{button}</SubmitButton>
        <LinkButton href={back}>Annuler</LinkButton>
      </div>
    </form>
  )
}

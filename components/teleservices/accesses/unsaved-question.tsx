'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type FormState, idle } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'
import {
  UNSAVED_CANCEL,
  UNSAVED_DISCARD,
  UNSAVED_QUESTION,
  UNSAVED_VALIDATE,
} from '@/lib/teleservices/accesses/messages'
import type { Pending } from '@/lib/teleservices/accesses/queries/list-couples'
import { pendingText } from './pending-text'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

type UnsavedQuestionProps = {
  pending: Pending
  /** Where the press wanted to go. */
  to: string
  /** The page left, its ticks kept: the safe choice. */
  back: string
  requestKey: string
  shown: string
  validate: Action
  discard: Action
}

/** TS-77: three choices. A dialog with script, a page of its own without. */
export function UnsavedQuestion({ pending, to, back, requestKey, shown, validate, discard }: UnsavedQuestionProps) {
  const [validated, submitValidate] = useActionState(validate, idle)
  const [discarded, submitDiscard] = useActionState(discard, idle)
  const total = pending.create + pending.remove
  return (
    <Dialog title={UNSAVED_QUESTION} cancelHref={back as Route}>
      <FormStatus state={validated} />
      <FormStatus state={discarded} />
      <p>
        <strong>
          {total > 1
            ? `${plural(total, 'modification')} ne sont pas enregistrées`
            : `${plural(total, 'modification')} n’est pas enregistrée`}
        </strong>
        {`\u00a0: ${pendingText(pending)}.`}
      </p>
      <div className="flex flex-wrap gap-3">
        <form action={submitValidate}>
          <input type="hidden" name="requestKey" value={requestKey} />
          <input type="hidden" name="shown" value={shown} />
          <input type="hidden" name="to" value={to} />
          <SubmitButton>{UNSAVED_VALIDATE}</SubmitButton>
        </form>
        <form action={submitDiscard}>
          <input type="hidden" name="to" value={to} />
          <SubmitButton variant="default">{UNSAVED_DISCARD}</SubmitButton>
        </form>
        <LinkButton href={back as Route} variant="quiet">
          {UNSAVED_CANCEL}
        </LinkButton>
      </div>
    </Dialog>
  )
}

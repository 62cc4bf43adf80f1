'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type FormState, idle } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'
import type { PublicationService } from '@/lib/teleservices/publication/domain/publication'
import { DROP_DATES, DROP_DATES_QUESTION, DROP_DATES_TITLE } from '@/lib/teleservices/publication/messages'

type DropDatesQuestionProps = {
  service: PublicationService
  /** How many dates, all couples together. */
  dates: number
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** The page left, « A échéance » and its dates kept: the safe choice. */
  back: Route
}

/** TS-64: a dialog with script, a page of its own without. */
export function DropDatesQuestion({ service, dates, action, back }: DropDatesQuestionProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <Dialog title={DROP_DATES_TITLE} cancelHref={back}>
      <FormStatus state={state} />
      <p>{DROP_DATES}</p>
      <p className="text-ink-2">{plural(dates, 'date')} de publication, tous couples MEF / Division ensemble.</p>
      <p>{DROP_DATES_QUESTION}</p>
      <form action={submit} className="flex flex-wrap gap-3">
        <input type="hidden" name="service" value={service} />
        <input type="hidden" name="type" value="CONTINUOUS" />
        <input type="hidden" name="confirmed" value={dates} />
        <SubmitButton variant="danger">Supprimer {plural(dates, 'date')}</SubmitButton>
        <LinkButton href={back}>Annuler</LinkButton>
      </form>
    </Dialog>
  )
}

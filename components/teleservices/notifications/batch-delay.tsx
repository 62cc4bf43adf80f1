'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import type { BatchFigures } from '@/lib/mailings/domain/batch-figures'
import { type FormState, idle } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type BatchDelayProps = {
  batchId: string
  kind: 'CAR' | 'CAE'
  figures: BatchFigures
  minutes: number
  cancel: Action
  start: Action
}

/** The delay before the sending: everything can still be taken back. */
export function BatchDelay({ batchId, kind, figures, minutes, cancel, start }: BatchDelayProps) {
  const [cancelled, submitCancel] = useActionState(cancel, idle)
  const [started, submitStart] = useActionState(start, idle)
  const { sheet } = BATCH_WORDS[kind]
  const emails = figures.emails.waiting > 0
  return (
    <section className="card mt-4 px-5 py-5" aria-labelledby="delai">
      <h2 id="delai">Vous pouvez encore {figures.letters.accepted > 0 ? 'annuler le reste' : 'tout annuler'}</h2>
      <FormStatus state={cancelled} className="mt-3" />
      <FormStatus state={started} className="mt-3" />
      <p className="mt-2">
        {readyText(figures, sheet)} {emails && <strong>{unsentText(figures)}</strong>}{' '}
        {figures.letters.accepted === 0 && 'Aucune date n’est enregistrée.'}
      </p>
      <p className="mt-2 text-ink-2">
        {minutes > 1 ? `Il reste ${plural(minutes, 'minute')}.` : 'Il reste moins d’une minute.'}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <form action={submitCancel}>
          <input type="hidden" name="batchId" value={batchId} />
          <SubmitButton variant="default" icon="undo">
            Annuler cette notification
          </SubmitButton>
        </form>
        {emails && (
          <form action={submitStart}>
            <input type="hidden" name="batchId" value={batchId} />
            <SubmitButton variant="default" icon="send">
              Envoyer maintenant
            </SubmitButton>
          </form>
        )}
      </div>
      <p className="mt-4 text-ink-2">
        Vous pouvez fermer cette page.{' '}
        {emails
          ? 'L’envoi partira à l’heure indiquée.'
          : `À l’heure indiquée, l’annulation ne sera plus possible\u00a0: ces ${sheet}s resteront à imprimer.`}
      </p>
    </section>
  )
}

const unsentText = ({ letters }: BatchFigures): string =>
  letters.accepted > 0 ? 'Les courriels ne sont pas partis.' : 'Rien n’est parti.'

function readyText({ emails, letters }: BatchFigures, sheet: string): string {
  const parts = [
    emails.waiting > 0 && plural(emails.messages, 'courriel'),
    letters.waiting > 0 && plural(letters.messages, sheet),
  ].filter(Boolean)
  const verb = emails.messages + letters.messages > 1 ? 'attendent' : 'attend'
  return parts.length === 0
    ? ''
    : `${parts.join(' et ')} ${verb} ${emails.waiting > 0 ? 'la fin du délai' : 'd’être téléchargées'}.`
}

'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Link } from '@/components/ui/link'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'
import { ATTENTION, SAVE_THE_PDF } from '@/lib/teleservices/notifications/messages'
import type { StudentNotificationCheck } from '@/lib/teleservices/notifications/queries/check-student-notification'

type AttentionProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  check: StudentNotificationCheck
  from: string
  /** Two presses carry the same key: one run. */
  requestKey: string
  back: Route
  initial: InitialState
}

/** TS-109, M08: a dialog with script, a page of its own without. Échap and « Annuler » leave everything as it is. */
export function StudentAttention({ action, check, from, requestKey, back, initial }: AttentionProps) {
  const [state, submit] = useActionState(action, initial)
  return (
    <Dialog title={ATTENTION} cancelHref={back}>
      <FormStatus state={state} />
      {check.sheets > 0 && <p>{SAVE_THE_PDF}</p>}
      <ul className="grid gap-1">
        {check.sheets > 0 && (
          <li>
            {plural(check.sheets, 'fiche')} dans un fichier, par division&nbsp;: {plural(check.divisions, 'division')}.
            {check.sampleId && (
              <>
                {' '}
                <Link href={`/teleservices/acces-eleves/notifier/apercu/${check.sampleId}` as Route}>
                  Voir un exemple de fiche
                </Link>
              </>
            )}
          </li>
        )}
        {check.emails > 0 && (
          <li>
            {plural(check.emails, 'courriel')}. {departureOf(check.retractionMinutes)}
          </li>
        )}
        {check.unreachable > 0 && <li>Sans adresse, non notifiés&nbsp;: {plural(check.unreachable, 'élève')}.</li>}
      </ul>
      <form action={submit} className="flex flex-wrap gap-3">
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="shown" value={check.shown} />
        <SubmitButton>OK</SubmitButton>
        <LinkButton href={back} variant="quiet">
          Annuler
        </LinkButton>
      </form>
    </Dialog>
  )
}

const departureOf = (minutes: number): string =>
  minutes > 0 ? `Envoi dans ${plural(minutes, 'minute')}\u00a0: d’ici là, vous pouvez l’annuler.` : 'Envoi immédiat.'

'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { type FormState, idle } from '@/lib/platform/form-state'
import { frenchNumber, plural } from '@/lib/platform/text'
import { NOTHING_TO_VALIDATE } from '@/lib/teleservices/accesses/messages'
import type { PendingDivision } from '@/lib/teleservices/accesses/queries/list-pending'
import { pendingText } from './pending-text'

type AccessRecapProps = {
  pending: PendingDivision[]
  usableFrom: CivilDate
  back: Route
  requestKey: string
  shown: string
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** XC-07: what will be done and to how many, before it is. */
export function AccessRecap({ pending, usableFrom, back, requestKey, shown, action }: AccessRecapProps) {
  const [state, submit] = useActionState(action, idle)
  const sum = {
    create: pending.reduce((total, line) => total + line.create, 0),
    remove: pending.reduce((total, line) => total + line.remove, 0),
  }
  const total = sum.create + sum.remove
  if (total === 0)
    return (
      <>
        <FormStatus state={state} className="mt-4" />
        <EmptyState action={<LinkButton href={back}>Revenir à la liste</LinkButton>}>{NOTHING_TO_VALIDATE}</EmptyState>
      </>
    )
  return (
    <>
      <FormStatus state={state} className="mt-4" />
      <p className="mt-4">
        <strong>{pendingText(sum)}.</strong>
        {sum.create > 0 && ` Les codes seront utilisables à partir du ${frenchDate(usableFrom)}.`}
      </p>
      {sum.remove > 0 && (
        <p className="mt-2">
          Retirer un accès invalide son code, qui n’a été envoyé à personne. Le motif noté est «&nbsp;Erreur&nbsp;».
        </p>
      )}
      <TableCard>
        <DataTable label="Modifications par division" stack>
          <thead>
            <tr>
              <th scope="col">Division</th>
              <th scope="col" className="num">
                Accès à créer
              </th>
              <th scope="col" className="num">
                Accès à retirer
              </th>
            </tr>
          </thead>
          <tbody>
            {pending.map(({ division, create, remove }) => (
              <StackRow key={division}>
                <StackHead>{division ?? 'Sans division'}</StackHead>
                <StackCell className="num" data-label="À créer">
                  {frenchNumber(create)}
                </StackCell>
                <StackCell className="num" data-label="À retirer">
                  {frenchNumber(remove)}
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <form action={submit} className="mt-5 flex flex-wrap gap-3">
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="shown" value={shown} />
        <input type="hidden" name="to" value="" />
        <SubmitButton>Valider {plural(total, 'modification')}</SubmitButton>
        <LinkButton href={back}>Revenir à la liste</LinkButton>
      </form>
    </>
  )
}

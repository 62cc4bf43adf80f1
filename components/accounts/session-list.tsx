'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { DataTable, StackCell, StackHead, StackRow } from '@/components/ui/data-table'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './sign-in-form'

type Line = {
  id: string
  device: string
  network: string | null
  opened: string
  seen: string
  methods: string[]
  current: boolean
}

/** Who is signed in with this account, and the way to end it. */
export function SessionList({ action, sessions }: { action: FormAction; sessions: readonly Line[] }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} className="mt-6">
      <h2 id="sessions">Sessions ouvertes</h2>
      <FormStatus state={state} className="mt-2" />
      <div className="card mt-2 overflow-hidden">
        <DataTable label="Sessions ouvertes" stack>
          <thead>
            <tr>
              <th scope="col">Appareil</th>
              <th scope="col">Ouverte le</th>
              <th scope="col">Dernière activité</th>
              <th scope="col">Réseau</th>
              <th scope="col">
                <span className="sr-only">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <SessionRow key={session.id} {...session} />
            ))}
          </tbody>
        </DataTable>
      </div>
      {sessions.length > 1 && (
        <div className="mt-3">
          <SubmitButton variant="default" name="session" value="others">
            Fermer toutes les autres sessions
          </SubmitButton>
        </div>
      )}
    </form>
  )
}

const SessionRow = ({ id, device, network, opened, seen, methods, current }: Line) => (
  <StackRow>
    <StackHead>
      {device}
      <span className="block font-normal text-15 text-ink-3">
        {methods.includes('otp') ? 'Mot de passe et application' : 'Mot de passe'}
      </span>
    </StackHead>
    <StackCell>
      <Word>Ouverte le</Word> {opened}
    </StackCell>
    <StackCell>
      <Word>Dernière activité le</Word> {seen}
    </StackCell>
    <StackCell>
      <Word>Réseau</Word> {network ?? 'inconnu'}
    </StackCell>
    <StackCell className="text-end">
      {current ? (
        'Cette session'
      ) : (
        <SubmitButton variant="default" size="small" name="session" value={id}>
          Fermer<span className="sr-only"> la session {device}</span>
        </SubmitButton>
      )}
    </StackCell>
  </StackRow>
)

/** The heading of the column, which the stacked table of a narrow screen no longer shows. */
const Word = ({ children }: { children: string }) => <span className="sm:hidden">{children}</span>

'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { type CodeAction, CodeCommand } from './code-command'

type Shown = { username: string }
export type UsernameReminderProps = {
  values: Record<string, string>
  /** The account has an e-mail address of its own. */
  hasEmail: boolean
  send: CodeAction
  show: (previous: FormState<Shown>, form: FormData) => Promise<FormState<Shown>>
}

/** The identifier, never a password: often all that was forgotten. */
export function UsernameReminder({ values, hasEmail, send, show }: UsernameReminderProps) {
  const [state, submit] = useActionState<FormState<Shown>, FormData>(show, idle)
  const username = state.status === 'done' ? state.data?.username : undefined
  return (
    <section className="card mt-4 px-5 py-4" aria-labelledby="rappel">
      <h2 id="rappel">Rappeler l’identifiant</h2>
      <p className="mt-1">
        La personne a peut-être seulement oublié son identifiant. Le lui rappeler ne coupe pas son accès.
      </p>
      {username && (
        <p className="mt-3" role="status">
          Identifiant{'\u00a0: '}
          <strong className="code text-18">{username}</strong>
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {hasEmail && (
          <CodeCommand action={send} values={values} variant="primary" icon="mail">
            Envoyer l’identifiant par courriel
          </CodeCommand>
        )}
        {!username && (
          <form action={submit}>
            {Object.entries(values).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton variant="default" icon="eye" pendingText="Affichage…">
              Afficher l’identifiant
            </SubmitButton>
            <FormStatus state={state} className="mt-3" />
          </form>
        )}
      </div>
    </section>
  )
}

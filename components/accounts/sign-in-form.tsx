'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { Choice } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Link } from '@/components/ui/link'
import { SIGN_IN } from '@/lib/auth/messages'
import { type FormState, idle } from '@/lib/platform/form-state'

export type FormAction<Data = undefined> = (state: FormState<Data>, form: FormData) => Promise<FormState<Data>>

/** TS-33, TS-34: username and password, with or without script; the two lines of Sconet when a protected page was asked. */
export function SignInForm({ action, returnTo }: { action: FormAction; returnTo: string }) {
  const [state, submit] = useActionState(action, idle)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title="Connexion" state={state} />
      <ErrorSummary state={state} />
      <div>
        <h1>Connexion</h1>
        {returnTo !== '/' && (
          <>
            <p className="mt-2 font-semibold">{SIGN_IN.asked}</p>
            <p className="text-ink-2">{SIGN_IN.lead}</p>
          </>
        )}
      </div>
      <FormStatus state={state} />
      <input type="hidden" name="retour" value={returnTo} />
      <TextField
        name="username"
        label={SIGN_IN.username}
        state={state}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
      />
      <PasswordField label={SIGN_IN.password} state={state} />
      <Choice
        type="checkbox"
        name="shared"
        value="1"
        state={state}
        label="J’utilise un ordinateur partagé"
        hint="La session s’arrête après 20 minutes sans activité, et quand le navigateur se ferme."
      />
      <div>
        <SubmitButton>{SIGN_IN.submit}</SubmitButton>
      </div>
      <div className="grid gap-2 text-ink-2">
        <p>
          <Link className="inline-block py-2" href={'/connexion/oubli' as Route}>
            Identifiant ou mot de passe oublié
          </Link>
        </p>
        <p>{SIGN_IN.help}</p>
        <p>
          Vous avez reçu un code et n’avez pas encore de compte&nbsp;?{' '}
          <Link href={'/activation' as Route}>Activez votre accès</Link>.
        </p>
      </div>
    </form>
  )
}

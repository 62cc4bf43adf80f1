'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { FormStep } from '@/components/layout/form-shell'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/platform/form-state'
import type { FormAction } from './code-form'

type AccountFormProps = {
  action: FormAction
  username: string
  /** Responsables only. */
  asksEmail: boolean
  /** Where one signs in, the code kept. */
  signIn: Route
}

/** Step 4, the only one that consumes the code: username and password of one's choice (TS-06). */
export function AccountForm({ action, username, asksEmail, signIn }: AccountFormProps) {
  const [state, submit] = useActionState(action, idle)
  return (
    <>
      <PageTitle title="Créez votre compte" state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} className="mt-4" />
      <form action={submit} noValidate className="mt-5 grid gap-5">
        <div>
          <FormStep current={4} total={4} label="Votre compte" />
          <h1 className="mt-1">Créez votre compte</h1>
          <p className="mt-2 text-ink-2">Avec cet identifiant et ce mot de passe, vous vous connecterez ensuite.</p>
          <p className="mt-2">
            Vous avez déjà un compte&nbsp;?{' '}
            <Link className="inline-block py-2" href={signIn}>
              Ajoutez ce code à votre compte
            </Link>
          </p>
        </div>
        <TextField
          name="username"
          label="Identifiant"
          hint="Gardez celui-ci, ou choisissez le vôtre."
          state={state}
          defaultValue={username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
        />
        <PasswordField
          hint="12 caractères au moins. Quatre mots qui vous parlent suffisent."
          state={state}
          autoComplete="new-password"
        />
        {asksEmail && (
          <TextField
            name="email"
            type="email"
            label="Votre adresse électronique"
            hint="Elle sert si vous oubliez votre mot de passe : un code y arrive, que vous saisirez ensuite. L’établissement garde celle que vous lui avez donnée."
            state={state}
            optional
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
        )}
        <div>
          <SubmitButton className="w-full sm:w-auto">Créer mon compte</SubmitButton>
        </div>
      </form>
      <Notice className="mt-6">
        <p className="text-16">L’établissement ne vous demandera jamais ce mot de passe.</p>
      </Notice>
    </>
  )
}

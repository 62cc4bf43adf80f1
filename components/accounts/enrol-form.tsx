'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/platform/form-state'
import { TotpField } from './factor-form'
import { RecoveryCodes } from './recovery-codes'
import type { FormAction } from './sign-in-form'

type EnrolFormProps = {
  action: FormAction<{ codes: string[] }>
  /** Absent once the factor is confirmed. */
  secret?: string
  qr: ReactNode
  /** Why the application is required of this person. */
  reason?: string
  /** What follows the recovery codes. */
  finish: ReactNode
}

/** Enrolment of the application, then the recovery codes, shown this once. */
export function EnrolForm({ action, secret, qr, finish, reason }: EnrolFormProps) {
  const [state, submit] = useActionState(action, idle)
  if (state.status === 'done') return <RecoveryCodes codes={state.data?.codes ?? []}>{finish}</RecoveryCodes>
  if (!secret)
    return (
      <div className="mt-4 grid gap-5">
        <PageTitle title="Votre application est enregistrée" />
        <h1>Votre application est enregistrée</h1>
        <p>Vos codes de secours ont été montrés une fois. Vous pourrez en demander d’autres dans « Sécurité ».</p>
        {finish}
      </div>
    )
  return (
    <form action={submit} noValidate className="mt-4 grid gap-5">
      <PageTitle title="Protégez votre compte" state={state} />
      <ErrorSummary state={state} />
      <div>
        <h1>Protégez votre compte par une application</h1>
        <p className="mt-2 text-ink-2">
          {reason} À chaque connexion, un code de votre téléphone complète le mot de passe.
        </p>
      </div>
      <ol className="grid gap-4 list-decimal ps-6">
        <li>Installez une application d’authentification sur votre téléphone (FreeOTP, Aegis…).</li>
        <li>
          Lisez ce code QR avec l’application.
          <div className="mt-2">{qr}</div>
          <p className="mt-2">
            Sans appareil photo, saisissez cette clé&nbsp;:{' '}
            <span className="code whitespace-normal">{grouped(secret)}</span>
          </p>
        </li>
        <li>Saisissez ci-dessous le code que l’application affiche.</li>
      </ol>
      <TotpField label="Code de l’application" state={state} />
      <FormStatus state={state} />
      <div>
        <SubmitButton>Enregistrer l’application</SubmitButton>
      </div>
      <Notice>Vous recevrez ensuite dix codes de secours, à imprimer.</Notice>
    </form>
  )
}

const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

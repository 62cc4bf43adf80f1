import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { KeepCodeForm, RemindForm } from '@/components/accounts/later-forms'
import { FormShell } from '@/components/layout/form-shell'
import { readProgress } from '@/lib/accounts/activation-progress'
import { ACTIVATION, usableFromMessage } from '@/lib/accounts/messages'
import { isKept } from '@/lib/accounts/progress-seal'
import { frenchDay } from '@/lib/platform/dates'
import { askReminderAction, keepCodeAction } from './actions'

export const metadata: Metadata = { title: 'Votre code n’est pas encore utilisable' }

/** TS-47: the code and the date are right, and it is too early. */
export default async function LaterPage() {
  const progress = await readProgress()
  if (progress?.step !== 'later') redirect('/activation')
  const { usableFrom } = progress
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <h1 className="mt-4">Votre code est bon</h1>
      <p className="mt-2 text-21">{usableFrom ? usableFromMessage(usableFrom) : ACTIVATION.late}</p>
      <p className="mt-2 text-ink-2">
        Gardez votre lettre ou votre courriel. Ce jour-là, revenez avec le code et la date de naissance de l’élève.
      </p>
      <RemindForm action={askReminderAction} />
      <KeepCodeForm
        action={keepCodeAction}
        keptUntil={isKept(progress) ? frenchDay(new Date(progress.keptUntil)) : null}
      />
    </FormShell>
  )
}

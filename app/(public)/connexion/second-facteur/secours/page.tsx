import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { RecoveryForm } from '@/components/accounts/recovery-form'
import { FormShell } from '@/components/layout/form-shell'
import { readAttempt } from '@/lib/auth/attempts'
import { spendRecoveryCodeAction } from './actions'

/** Public: a recovery code instead of the application, within the attempt of this browser. Never asked first. */
export default async function RecoveryPage() {
  if (!(await readAttempt())) redirect('/connexion?erreur=expire' as Route)
  return (
    <FormShell back={{ href: '/connexion/second-facteur' as Route, label: 'Saisir le code de l’application' }}>
      <RecoveryForm action={spendRecoveryCodeAction} />
    </FormShell>
  )
}

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { NewPasswordForm } from '@/components/accounts/new-password-form'
import { FormShell } from '@/components/layout/form-shell'
import { recoveryChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { resetPasswordAction } from '../actions'

/** Public: another password, within the proved challenge of this browser. */
export default async function NewPasswordPage() {
  const challenge = await recoveryChallenge.read()
  if (!challenge?.proven || challenge.purpose !== 'PASSWORD_RESET') redirect('/connexion/oubli?erreur=expire' as Route)
  return (
    <FormShell>
      <NewPasswordForm action={resetPasswordAction} />
    </FormShell>
  )
}

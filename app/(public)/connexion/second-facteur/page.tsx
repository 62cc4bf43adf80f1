import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { FactorForm } from '@/components/accounts/factor-form'
import { FormShell } from '@/components/layout/form-shell'
import { readAttempt } from '@/lib/auth/attempts'
import { checkFactorAction } from './actions'

/** Public: reached between the password and the second factor, bound to this browser by the attempt's cookie. */
export default async function SecondFactorPage() {
  if (!(await readAttempt())) redirect('/connexion?erreur=expire' as Route)
  return (
    <FormShell back={{ href: '/connexion', label: 'Recommencer' }}>
      <FactorForm action={checkFactorAction} />
    </FormShell>
  )
}

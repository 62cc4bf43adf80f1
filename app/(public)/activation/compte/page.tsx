import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { AccountForm } from '@/components/accounts/account-form'
import { FormShell } from '@/components/layout/form-shell'
import { readProved } from '@/lib/accounts/activation-progress'
import { findActivation, findHolder, proposeUsername } from '@/lib/accounts/queries/find-activation'
import { signInPath } from '@/lib/auth/return-path'
import { openAccountAction } from '../actions'

/** TS-06: identifiant et mot de passe of one's choice. */
export default async function ActivationAccountPage() {
  const progress = await readProved(null)
  if (!progress) redirect('/activation')
  if (!progress.shown) redirect('/activation/eleves' as Route)
  const [activation, holder] = await Promise.all([findActivation(progress.codeId), findHolder(progress.codeId)])
  if (!activation || !holder) redirect('/activation?erreur=expire' as Route)
  return (
    <FormShell back={{ href: '/activation/eleves' as Route, label: 'Étape précédente' }}>
      <AccountForm
        action={openAccountAction}
        username={await proposeUsername(holder)}
        asksEmail={activation.kind === 'CAR'}
        signIn={signInPath('/mon-compte/rattacher/eleves')}
      />
    </FormShell>
  )
}

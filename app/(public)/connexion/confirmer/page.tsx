import type { Route } from 'next'
import { ConfirmForm } from '@/components/accounts/confirm-form'
import { FormShell } from '@/components/layout/form-shell'
import { hasFactor } from '@/lib/auth/has-factor'
import { safePath } from '@/lib/auth/return-path'
import { requireAccount } from '@/lib/auth/session'
import { confirmIdentityAction } from './actions'

/** The password again before a sensitive act, when the sign-in is older than 15 minutes. */
export default async function ConfirmPage({ searchParams }: PageProps<'/connexion/confirmer'>) {
  const actor = await requireAccount()
  const { retour } = await searchParams
  const returnTo = safePath(typeof retour === 'string' ? retour : null, '/mon-compte/securite' as Route)
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <ConfirmForm action={confirmIdentityAction} returnTo={returnTo} factor={await hasFactor(actor.id)} />
    </FormShell>
  )
}

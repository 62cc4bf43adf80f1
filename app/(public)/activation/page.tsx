import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { ActivationNotice } from '@/components/accounts/activation-notice'
import { CodeForm } from '@/components/accounts/code-form'
import { KeptCode } from '@/components/accounts/later-forms'
import { FormShell } from '@/components/layout/form-shell'
import { readProgress } from '@/lib/accounts/activation-progress'
import { isKept } from '@/lib/accounts/progress-seal'
import { getActor } from '@/lib/auth/session'
import { enterCodeAction } from './actions'
import { forgetKeptAction } from './plus-tard/actions'

/** TS-02, TS-120. Public: this is where an account is opened. */
export default async function ActivationPage({ searchParams }: PageProps<'/activation'>) {
  const actor = await getActor()
  if (actor?.kind === 'family') redirect('/mon-compte/rattacher' as Route)
  const { erreur } = await searchParams
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <ActivationNotice error={erreur} />
      {isKept(await readProgress()) && (
        <KeptCode goOn={'/activation/date-de-naissance' as Route} forget={forgetKeptAction} />
      )}
      <CodeForm action={enterCodeAction} />
    </FormShell>
  )
}

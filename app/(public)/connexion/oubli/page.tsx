import type { Metadata, Route } from 'next'
import { SchoolHelp } from '@/components/accounts/school-help'
import { FormShell } from '@/components/layout/form-shell'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RECOVERY } from '@/lib/accounts/recovery/messages'

export const metadata: Metadata = { title: 'Retrouver mon accès' }

/** Public: what was forgotten; each way proves an address of the account, or goes by the school. */
export default async function ForgottenPage({ searchParams }: PageProps<'/connexion/oubli'>) {
  const { erreur } = await searchParams
  return (
    <FormShell back={{ href: '/connexion' as Route, label: 'Me connecter' }}>
      {erreur === 'expire' && (
        <Notice tone="warn" role="status" className="mt-4">
          {RECOVERY.expired}
        </Notice>
      )}
      <h1 className="mt-4">Qu’avez-vous oublié&nbsp;?</h1>
      <p className="mt-2 text-ink-2">Un code arrive à l’adresse électronique de votre compte. Comptez deux minutes.</p>
      <p className="mt-5 flex flex-wrap gap-3">
        <LinkButton href={'/connexion/oubli/mot-de-passe' as Route}>Mon mot de passe</LinkButton>
        <LinkButton href={'/connexion/oubli/identifiant' as Route}>Mon identifiant</LinkButton>
      </p>
      <SchoolHelp />
    </FormShell>
  )
}

import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { FinishForm } from '@/components/accounts/finish-form'
import { FormShell } from '@/components/layout/form-shell'
import { LinkButton } from '@/components/ui/button'
import { recoveryChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { listReminded } from '@/lib/accounts/recovery/queries/list-reminded'
import { forgetRemindedAction } from '../actions'

export const metadata: Metadata = { title: 'Votre identifiant' }

/** Public: usernames of the address that this browser has proved. */
export default async function RemindedPage() {
  const challenge = await recoveryChallenge.read()
  const accounts = challenge ? await listReminded(challenge) : []
  if (accounts.length === 0) redirect('/connexion/oubli?erreur=expire' as Route)
  return (
    <FormShell>
      <h1 className="mt-4">{accounts.length > 1 ? 'Les identifiants de cette adresse' : 'Votre identifiant'}</h1>
      <ul className="mt-4 grid gap-3">
        {accounts.map(({ username, name }) => (
          <li key={username} className="card px-5 py-4">
            <p className="text-ink-2">{name}</p>
            <p className="text-21 font-bold break-all">{username}</p>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-ink-2">Notez-le maintenant&nbsp;: cette page disparaît dans dix minutes.</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <FinishForm action={forgetRemindedAction}>J’ai noté, me connecter</FinishForm>
        <LinkButton href={'/connexion/oubli/mot-de-passe' as Route}>Mot de passe oublié</LinkButton>
      </div>
    </FormShell>
  )
}

import type { Route } from 'next'
import { ForgottenForm } from '@/components/accounts/forgotten-form'
import { SchoolHelp } from '@/components/accounts/school-help'
import { FormShell } from '@/components/layout/form-shell'
import { Link } from '@/components/ui/link'
import { askPasswordAction } from '../actions'

/** Public: « mot de passe oublié ». The answer is the same whoever has that username. */
export default function ForgottenPasswordPage() {
  return (
    <FormShell back={{ href: '/connexion/oubli' as Route, label: 'Retour' }}>
      <ForgottenForm
        action={askPasswordAction}
        title="Mot de passe oublié"
        field={{
          name: 'username',
          label: 'Quel est votre identifiant\u00a0?',
          autoComplete: 'username',
          autoCapitalize: 'none',
          spellCheck: false,
          maxLength: 100,
        }}
        submit="Recevoir un code"
      />
      <p className="mt-4 text-16">
        <Link className="inline-block py-2" href={'/connexion/oubli/identifiant' as Route}>
          Je ne connais plus mon identifiant
        </Link>
      </p>
      <SchoolHelp />
    </FormShell>
  )
}

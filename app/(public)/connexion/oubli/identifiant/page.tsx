import type { Route } from 'next'
import { ForgottenForm } from '@/components/accounts/forgotten-form'
import { SchoolHelp } from '@/components/accounts/school-help'
import { FormShell } from '@/components/layout/form-shell'
import { askUsernameAction } from '../actions'

/** Public: « identifiant oublié ». The answer is the same whoever has that address. */
export default function ForgottenUsernamePage() {
  return (
    <FormShell back={{ href: '/connexion/oubli' as Route, label: 'Retour' }}>
      <ForgottenForm
        action={askUsernameAction}
        title="Identifiant oublié"
        field={{
          name: 'email',
          label: 'Quelle est l’adresse électronique de votre compte\u00a0?',
          hint: 'Celle que vous avez donnée dans « Mon compte ».',
          type: 'email',
          autoComplete: 'email',
          maxLength: 254,
        }}
        submit="Recevoir un code"
      />
      <SchoolHelp />
    </FormShell>
  )
}

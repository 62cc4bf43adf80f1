import type { Route } from 'next'
import { checkCodeAction } from '@/app/(family)/mon-compte/rattacher/actions'
import { AttachCodeForm } from '@/components/accounts/attach-code-form'
import { CodeForm } from '@/components/accounts/code-form'
import { FormShell } from '@/components/layout/form-shell'
import { getActor } from '@/lib/auth/session'
import { enterCodeAction } from '../activation/actions'

/**
 * Where the QR of the letter leads: `/a#<code>`. What follows the # never reaches the server; the form's script moves
 * it into the field. Without script the field is empty. A family that is signed in adds it to its account (TS-08): sent
 * elsewhere, it would lose what follows the #.
 */
export default async function LetterPage() {
  const actor = await getActor()
  if (actor?.kind === 'family')
    return (
      <FormShell back={{ href: '/mes-teleservices' as Route, label: 'Mes téléservices' }}>
        <AttachCodeForm action={checkCodeAction} own={actor.profile === 'STUDENT'} />
      </FormShell>
    )
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <CodeForm action={enterCodeAction} />
    </FormShell>
  )
}

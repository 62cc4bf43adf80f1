import { CodeForm } from '@/components/accounts/code-form'
import { FormShell } from '@/components/layout/form-shell'
import { enterCodeAction } from '../activation/actions'

/**
 * Where the QR of the letter leads: `/a#<code>`. What follows the # never reaches the server; the form's script moves
 * it into the field. Without script the field is empty.
 */
export default function LetterPage() {
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <CodeForm action={enterCodeAction} />
    </FormShell>
  )
}

import { SignInForm } from '@/components/accounts/sign-in-form'
import { FormShell } from '@/components/layout/form-shell'
import { Notice } from '@/components/ui/notice'
import { RECOVERY } from '@/lib/accounts/recovery/messages'
import { SIGN_IN } from '@/lib/auth/messages'
import { safePath } from '@/lib/auth/return-path'
import { signInAction } from './actions'

/** TS-33, TS-34. Public: this is where one signs in. */
export default async function SignInPage({ searchParams }: PageProps<'/connexion'>) {
  const search = await searchParams
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      {text('erreur') === 'expire' && (
        <Notice tone="warn" role="status" className="mt-4">
          {SIGN_IN.tooLate}
        </Notice>
      )}
      {text('fin') === '1' && (
        <Notice tone="ok" role="status" className="mt-4">
          Vous êtes déconnecté. Sur un ordinateur partagé, fermez aussi le navigateur.
        </Notice>
      )}
      {text('fait') === 'mot-de-passe' && (
        <Notice tone="ok" role="status" className="mt-4">
          {RECOVERY.changed}
        </Notice>
      )}
      <SignInForm action={signInAction} returnTo={safePath(text('retour'))} />
    </FormShell>
  )
}

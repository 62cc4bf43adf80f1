import { PasswordForm } from '@/components/accounts/password-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { minPasswordLength } from '@/lib/accounts/commands/change-password'
import { requireAccount } from '@/lib/auth/session'
import { changePasswordAction } from './actions'

export default async function ChangePasswordPage() {
  const actor = await requireAccount()
  return (
    <>
      <Breadcrumb
        items={[{ label: 'Sécurité du compte', href: '/mon-compte/securite' }, { label: 'Changer de mot de passe' }]}
      />
      <PasswordForm action={changePasswordAction} minLength={minPasswordLength(actor)} />
    </>
  )
}

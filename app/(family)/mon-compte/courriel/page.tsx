import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ForgottenForm } from '@/components/accounts/forgotten-form'
import { BackToHome } from '@/components/layout/back-to-home'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { requireFamily } from '@/lib/auth/session'
import { confirmEmailAction } from './actions'

const TITLE = 'Confirmez votre adresse électronique'

export const metadata: Metadata = { title: TITLE }

/** TS-19: an address counts once the six digits that it received were typed. */
export default async function ConfirmEmailPage() {
  const actor = await requireFamily()
  const challenge = await emailChallenge.read()
  if (challenge?.accountId !== actor.id) redirect('/mon-compte?erreur=expire' as Route)
  return (
    <>
      <BackToHome />
      <Notice className="mt-4">
        Un courriel est parti à {challenge.email}. Il contient un code de six chiffres, valable dix minutes. Une fois
        l’adresse confirmée, vos autres sessions se ferment.
      </Notice>
      <ForgottenForm
        action={confirmEmailAction}
        title={TITLE}
        field={{
          name: 'code',
          label: TITLE,
          hint: 'Six chiffres, dans le courriel « Votre code de vérification ».',
          inputMode: 'numeric',
          autoComplete: 'one-time-code',
          maxLength: 20,
          controlClass: '!w-40 control-code',
        }}
        submit="Confirmer"
      />
      <p className="mt-4 text-ink-2">
        Rien reçu après deux minutes&nbsp;? Regardez dans les courriers indésirables, puis{' '}
        <Link href={'/mon-compte#courriel' as Route}>vérifiez l’adresse</Link>.
      </p>
    </>
  )
}

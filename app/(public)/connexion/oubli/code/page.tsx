import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { ForgottenForm } from '@/components/accounts/forgotten-form'
import { SchoolHelp } from '@/components/accounts/school-help'
import { FormShell } from '@/components/layout/form-shell'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { recoveryChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { RECOVERY } from '@/lib/accounts/recovery/messages'
import { proveChallengeAction } from '../actions'

/** Public: the code received, within the challenge of this browser. Says nothing of who has an account. */
export default async function ChallengeCodePage() {
  const challenge = await recoveryChallenge.read()
  if (!challenge) redirect('/connexion/oubli?erreur=expire' as Route)
  return (
    <FormShell back={{ href: '/connexion/oubli' as Route, label: 'Recommencer' }}>
      <Notice className="mt-4">{RECOVERY.sent}</Notice>
      <ForgottenForm
        action={proveChallengeAction}
        title="Saisissez le code reçu"
        field={{
          name: 'code',
          label: 'Saisissez le code reçu',
          hint: 'Six chiffres, dans le courriel « Votre code de vérification ».',
          inputMode: 'numeric',
          autoComplete: 'one-time-code',
          maxLength: 20,
          controlClass: '!w-40 control-code',
        }}
        submit="Continuer"
      />
      <p className="mt-4 text-ink-2">
        Rien reçu après deux minutes&nbsp;? Regardez dans les courriers indésirables, puis{' '}
        <Link href={'/connexion/oubli' as Route}>demandez un autre code</Link>.
      </p>
      <SchoolHelp />
    </FormShell>
  )
}

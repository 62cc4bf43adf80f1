import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { EnrolForm } from '@/components/accounts/enrol-form'
import { FinishForm } from '@/components/accounts/finish-form'
import { FormShell } from '@/components/layout/form-shell'
import { QrCode } from '@/components/ui/qr-code'
import { readAttempt } from '@/lib/auth/attempts'
import { startEnrolment } from '@/lib/auth/enrolment'
import { enrolFactorAction, finishEnrolmentAction } from './actions'

/** Public: the role needs a second factor and has none; nothing else is reachable before. Bound to the attempt. */
export default async function EnrolPage() {
  const attempt = await readAttempt()
  if (!attempt) redirect('/connexion?erreur=expire' as Route)
  const enrolment = await startEnrolment({ accountId: attempt.accountId, attempt: attempt.id })
  // Confirmed by somebody else's hands between two pages: the code is asked, not given.
  if (!enrolment && !attempt.amr.includes('otp')) redirect('/connexion/second-facteur' as Route)
  return (
    <FormShell back={{ href: '/connexion', label: 'Recommencer' }}>
      <EnrolForm
        action={enrolFactorAction}
        secret={enrolment?.secret}
        qr={enrolment && <QrCode text={enrolment.uri} label="Code QR à lire avec votre application" />}
        reason="Vos droits permettent d’imprimer des codes et d’administrer."
        finish={<FinishForm action={finishEnrolmentAction}>J’ai gardé mes codes, continuer</FinishForm>}
      />
    </FormShell>
  )
}

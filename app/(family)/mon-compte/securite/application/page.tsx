import { EnrolForm } from '@/components/accounts/enrol-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { QrCode } from '@/components/ui/qr-code'
import { startEnrolment } from '@/lib/auth/enrolment'
import { requireRecent } from '@/lib/auth/require-recent'
import { requireAccount } from '@/lib/auth/session'
import { enrolOwnFactorAction } from './actions'

/** Enrolment by somebody who is signed in; asks for a recent proof of identity. */
export default async function EnrolOwnFactorPage() {
  const actor = await requireAccount()
  await requireRecent()
  const enrolment = await startEnrolment({ accountId: actor.id, session: actor.sessionId })
  return (
    <>
      <Breadcrumb items={[{ label: 'Sécurité du compte', href: '/mon-compte/securite' }, { label: 'Application' }]} />
      <EnrolForm
        action={enrolOwnFactorAction}
        secret={enrolment?.secret}
        qr={enrolment && <QrCode text={enrolment.uri} label="Code QR à lire avec votre application" />}
        finish={<LinkButton href="/mon-compte/securite">Revenir à la sécurité du compte</LinkButton>}
      />
    </>
  )
}

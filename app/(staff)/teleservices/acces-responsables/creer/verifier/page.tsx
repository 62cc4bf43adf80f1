import type { Metadata, Route } from 'next'
import { AccessRecap } from '@/components/teleservices/accesses/access-recap'
import { PageHeader } from '@/components/ui/page-header'
import { safePath } from '@/lib/auth/return-path'
import { requireStaff } from '@/lib/auth/session'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { listPending } from '@/lib/teleservices/accesses/queries/list-pending'
import { pendingShown } from '@/lib/teleservices/accesses/queries/pending-shown'
import { validateAccessesAction } from '../actions'

const TITLE = 'Vérifier les modifications'
export const metadata: Metadata = { title: TITLE }

const LIST = '/teleservices/acces-responsables/creer' as Route

export default async function CheckAccessesPage({
  searchParams,
}: PageProps<'/teleservices/acces-responsables/creer/verifier'>) {
  const actor = await requireStaff('activation-code:grant')
  const { de } = await searchParams
  const back = safePath(typeof de === 'string' ? de : null, LIST)
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: 'Créer les accès en masse', href: LIST },
          { label: TITLE },
        ]}
      />
      <AccessRecap
        pending={await listPending(actor)}
        usableFrom={addDays(today(), 1)}
        back={back}
        requestKey={crypto.randomUUID()}
        shown={await pendingShown(actor)}
        action={validateAccessesAction}
      />
    </>
  )
}

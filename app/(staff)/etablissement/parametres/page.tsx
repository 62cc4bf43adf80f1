import { headers } from 'next/headers'
import { DeclaredNetworks } from '@/components/schools/declared-networks'
import { SettingsForm } from '@/components/schools/settings-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { clientAddress, ipAddress } from '@/lib/platform/client-address'
import { getSchoolSettings } from '@/lib/schools/settings/queries/get-school-settings'
import { listDeclaredNetworks } from '@/lib/schools/settings/queries/list-declared-networks'
import { setSchoolSettingsAction, verifyRangesAction } from './actions'

const TITLE = 'Paramètres de l’établissement'

export default async function SettingsPage() {
  const actor = await requireStaff('school:manage')
  const address = ipAddress(clientAddress(await headers()))
  const [settings, initial, networks] = await Promise.all([
    getSchoolSettings(actor),
    restoredState('schools.set-settings'),
    listDeclaredNetworks(actor, address),
  ])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Établissement' }, { label: TITLE }]}
        lead="Ce que disent vos lettres et vos courriels, et le temps pour se raviser."
      />
      <SettingsForm title={TITLE} action={setSchoolSettingsAction} settings={settings} initial={initial} />
      <DeclaredNetworks networks={networks} address={address} verify={verifyRangesAction} />
    </>
  )
}

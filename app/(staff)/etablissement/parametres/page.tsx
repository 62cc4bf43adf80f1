import { SettingsForm } from '@/components/schools/settings-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { getSchoolSettings } from '@/lib/schools/settings/queries/get-school-settings'
import { setSchoolSettingsAction } from './actions'

const TITLE = 'Paramètres de l’établissement'

export default async function SettingsPage() {
  const actor = await requireStaff('school:manage')
  const [settings, initial] = await Promise.all([getSchoolSettings(actor), restoredState('schools.set-settings')])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Établissement' }, { label: TITLE }]}
        lead="Ce que disent vos lettres et vos courriels, et le temps pour se raviser."
      />
      <SettingsForm title={TITLE} action={setSchoolSettingsAction} settings={settings} initial={initial} />
    </>
  )
}

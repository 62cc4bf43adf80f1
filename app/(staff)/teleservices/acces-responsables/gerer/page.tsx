import type { Metadata, Route } from 'next'
import { HolderList } from '@/components/teleservices/holders/holder-list'
import { HolderSearchPanel } from '@/components/teleservices/holders/holder-search-panel'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { searchCouples } from '@/lib/teleservices/holders/queries/search-holders'
import { HolderSearch } from '@/lib/teleservices/holders/schemas'

const TITLE = 'Gérer un CAR'
export const metadata: Metadata = { title: TITLE }

export default async function GuardianCodesPage({ searchParams }: PageProps<'/teleservices/acces-responsables/gerer'>) {
  const actor = await requireStaff('activation-code:read')
  const search = HolderSearch.parse(await searchParams)
  const [options, found] = await Promise.all([
    listPopulationOptions(actor),
    search.recherche ? searchCouples(actor, search) : null,
  ])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: TITLE },
        ]}
        lead="Cherchez un élève ou un responsable pour créer, notifier ou retirer son code."
      />
      <HolderSearchPanel kind="CAR" search={search} options={options} />
      {found && <HolderList kind="CAR" search={search} found={found} />}
    </>
  )
}

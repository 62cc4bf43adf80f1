import type { Metadata, Route } from 'next'
import { HolderList } from '@/components/teleservices/holders/holder-list'
import { HolderSearchPanel } from '@/components/teleservices/holders/holder-search-panel'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { searchPupils } from '@/lib/teleservices/holders/queries/search-holders'
import { HolderSearch } from '@/lib/teleservices/holders/schemas'

const TITLE = 'Gérer un CAE'
export const metadata: Metadata = { title: TITLE }

export default async function StudentCodesPage({ searchParams }: PageProps<'/teleservices/acces-eleves/gerer'>) {
  const actor = await requireStaff('activation-code:read')
  const search = HolderSearch.parse(await searchParams)
  const [options, found] = await Promise.all([
    listPopulationOptions(actor),
    search.recherche ? searchPupils(actor, search) : null,
  ])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Elèves' },
          { label: TITLE },
        ]}
        lead="Cherchez un élève pour créer, notifier ou retirer son code."
      />
      <HolderSearchPanel kind="CAE" search={search} options={options} />
      {found && <HolderList kind="CAE" search={search} found={found} />}
    </>
  )
}

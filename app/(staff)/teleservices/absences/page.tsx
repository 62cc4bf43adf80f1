import type { Metadata, Route } from 'next'
import { AbsenceTable } from '@/components/teleservices/records/absence-table'
import { optionsOf, RecordFilters } from '@/components/teleservices/records/record-filters'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import { getSchoolCalendar } from '@/lib/schools'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { listAbsences } from '@/lib/teleservices/records/queries/list-absences'
import { AbsenceSearch } from '@/lib/teleservices/records/schemas'

const TITLE = 'Absences et retards'
const PATH = '/teleservices/absences'
export const metadata: Metadata = { title: TITLE }

export default async function AbsencesPage({ searchParams }: PageProps<'/teleservices/absences'>) {
  const actor = await requireStaff('record:load')
  const search = AbsenceSearch.parse(await searchParams)
  const [page, { divisions }, calendar] = await Promise.all([
    listAbsences(actor, search),
    listPopulationOptions(actor),
    getSchoolCalendar(actor.schoolId),
  ])
  const { division, type, fait } = search
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: TITLE },
        ]}
        lead="Les absences et les retards de l’année, chargés d’un fichier."
      />
      {fait && (
        <Notice tone="ok" role="status" className="mt-4">
          {fait === 'supprime' ? 'La ligne est supprimée.' : 'La ligne est enregistrée.'}
        </Notice>
      )}
      <RecordFilters
        pathname={PATH}
        filters={[
          { name: 'division', label: 'Division', all: 'Toutes', value: division, options: optionsOf(divisions) },
          {
            name: 'type',
            label: 'Type',
            all: 'Absences et retards',
            value: type ?? '',
            options: [
              { value: 'absence', label: 'Absences' },
              { value: 'retard', label: 'Retards' },
            ],
          },
        ]}
      />
      {page.total === 0 ? (
        <EmptyState
          action={<LinkButton href={'/teleservices/chargements/absences' as Route}>Charger des absences</LinkButton>}
        >
          {division || type
            ? 'Aucune absence et aucun retard pour ce choix. Choisissez une autre division ou un autre type.'
            : 'Aucune absence et aucun retard cette année. Chargez un fichier.'}
        </EmptyState>
      ) : (
        <AbsenceTable rows={page.rows} calendar={calendar} />
      )}
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        pathname={PATH}
        query={{ division: division || undefined, type }}
      />
    </>
  )
}

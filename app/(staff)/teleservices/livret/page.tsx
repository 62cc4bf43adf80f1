import type { Metadata, Route } from 'next'
import { optionsOf, RecordFilters } from '@/components/teleservices/records/record-filters'
import { SkillTable } from '@/components/teleservices/records/skill-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireStaff } from '@/lib/auth/session'
import { listPopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { domainsOf, listSkillNames } from '@/lib/teleservices/records/queries/list-skill-names'
import { listSkills } from '@/lib/teleservices/records/queries/list-skills'
import { SkillSearch } from '@/lib/teleservices/records/schemas-skills'

const TITLE = 'Compétences'
const PATH = '/teleservices/livret'
export const metadata: Metadata = { title: TITLE }

export default async function SkillsPage({ searchParams }: PageProps<'/teleservices/livret'>) {
  const actor = await requireStaff('record:load')
  const search = SkillSearch.parse(await searchParams)
  const [page, { divisions }, names] = await Promise.all([
    listSkills(actor, search),
    listPopulationOptions(actor),
    listSkillNames(actor),
  ])
  const { division, domaine, fait } = search
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: TITLE },
        ]}
        lead="Le livret personnel de compétences de l’année, chargé d’un fichier."
      />
      {fait && (
        <Notice tone="ok" role="status" className="mt-4">
          {fait === 'supprime' ? 'La compétence est supprimée.' : 'La compétence est enregistrée.'}
        </Notice>
      )}
      <RecordFilters
        pathname={PATH}
        filters={[
          { name: 'division', label: 'Division', all: 'Toutes', value: division, options: optionsOf(divisions) },
          { name: 'domaine', label: 'Domaine', all: 'Tous', value: domaine, options: optionsOf(domainsOf(names)) },
        ]}
      />
      {page.total === 0 ? (
        <EmptyState
          action={<LinkButton href={'/teleservices/chargements/livret' as Route}>Charger des compétences</LinkButton>}
        >
          {division || domaine
            ? 'Aucune compétence pour ce choix. Choisissez une autre division ou un autre domaine.'
            : 'Aucune compétence cette année. Chargez un fichier.'}
        </EmptyState>
      ) : (
        <SkillTable rows={page.rows} />
      )}
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        pathname={PATH}
        query={{ division: division || undefined, domaine: domaine || undefined }}
      />
    </>
  )
}

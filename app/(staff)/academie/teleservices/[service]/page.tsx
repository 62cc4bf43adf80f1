import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { DeclareSchoolsForm } from '@/components/teleservices/opening/declare-schools-form'
import { SchoolSearchForm } from '@/components/teleservices/opening/school-search-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { restoredState } from '@/lib/auth/drafts'
import { requireAcademie } from '@/lib/auth/session'
import { serviceOfSlug } from '@/lib/teleservices/family/domain/family-services'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import { listDeclaredSchools } from '@/lib/teleservices/opening/queries/list-declared-schools'
import { SchoolSearch } from '@/lib/teleservices/opening/schemas-declaration'
import { declareSchoolsAction } from '../actions'

const TITLE = 'Établissements concernés'
export const metadata: Metadata = { title: TITLE }

/** TS-42: which schools experiment a téléservice, and which use its module. */
export default async function DeclaredSchoolsPage({
  params,
  searchParams,
}: PageProps<'/academie/teleservices/[service]'>) {
  const actor = await requireAcademie('academie:manage')
  const { service } = await params
  const kind = serviceOfSlug(service)
  if (!kind) notFound()
  const search = SchoolSearch.parse(await searchParams)
  const page = await listDeclaredSchools(actor, kind, search)
  const pathname = `/academie/teleservices/${service}`
  return (
    <>
      <PageHeader
        title={TITLE}
        lead={TELESERVICE_LABELS[kind]}
        breadcrumb={[
          { label: 'Académie', href: '/tableau-de-bord' as Route },
          { label: 'Téléservices de l’académie', href: '/academie/teleservices' as Route },
          { label: TELESERVICE_LABELS[kind] },
          { label: TITLE },
        ]}
      />
      <SchoolSearchForm pathname={pathname} q={search.q} />
      {page.total === 0 ? (
        <EmptyState>
          {search.q
            ? `Aucun établissement ne correspond à «\u00a0${search.q}\u00a0». Essayez les premières lettres du nom, ou l’UAI.`
            : 'Aucun établissement n’est rattaché à votre académie.'}
        </EmptyState>
      ) : (
        <DeclareSchoolsForm
          key={`${search.q} ${page.page}`}
          kind={kind}
          page={page}
          action={declareSchoolsAction}
          initial={await restoredState('teleservices.declare-schools')}
        />
      )}
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        pathname={pathname}
        query={search.q ? { q: search.q } : {}}
      />
    </>
  )
}

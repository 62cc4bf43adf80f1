import type { Metadata, Route } from 'next'
import { ErrorSummary } from '@/components/forms/error-summary'
import { GiveBack } from '@/components/schools/give-back'
import { ImportHistory } from '@/components/schools/import-history'
import { UploadForm } from '@/components/schools/upload-form'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { countToGiveBack } from '@/lib/accounts'
import { requireStaff } from '@/lib/auth/session'
import type { OpenLoad } from '@/lib/loads/queries/find-open-load'
import { frenchDateTime } from '@/lib/platform/dates'
import { uploadMessage } from '@/lib/schools/imports/messages'
import { findOpenImport } from '@/lib/schools/imports/queries/find-open-import'
import { listImports } from '@/lib/schools/imports/queries/list-imports'
import { ImportsSearch } from '@/lib/schools/imports/schemas'
import { giveBackAction } from './[importId]/actions'

const TITLE = 'Importer la base élèves'

export async function generateMetadata({ searchParams }: PageProps<'/etablissement/imports'>): Promise<Metadata> {
  const { erreur } = ImportsSearch.parse(await searchParams)
  return { title: erreur ? `Erreur : ${TITLE}` : TITLE }
}

export default async function ImportsPage({ searchParams }: PageProps<'/etablissement/imports'>) {
  const actor = await requireStaff('import:run')
  const { page, erreur } = ImportsSearch.parse(await searchParams)
  const [open, imports, toGiveBack] = await Promise.all([
    findOpenImport(actor),
    listImports(actor, page),
    countToGiveBack(actor),
  ])
  const error = erreur && uploadMessage(erreur)
  return (
    <>
      {error && !open && (
        <ErrorSummary state={{ status: 'invalid', fieldErrors: { fichiers: [error] }, formErrors: [], values: {} }} />
      )}
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Établissement' }, { label: 'Base élèves' }, { label: TITLE }]}
        lead="Les élèves, leurs responsables et leurs divisions viennent de SIECLE."
      />
      <GiveBack toGiveBack={toGiveBack} action={giveBackAction} />
      {open ? <OpenNotice open={open} /> : <UploadForm error={error} />}
      <h2 className="mt-8">Historique</h2>
      <ImportHistory imports={imports} />
    </>
  )
}

/** One import at a time: whose it is, and the way to it. */
const OpenNotice = ({ open }: { open: OpenLoad }) => (
  <section className="card mt-4 p-5">
    <h2>Un import est en cours</h2>
    <p className="mt-2">
      Lancé par {open.requestedBy ?? 'la ligne de commande'} le {frenchDateTime(open.createdAt)}. Terminez-le ou
      annulez-le avant d’en commencer un autre.
    </p>
    <div className="mt-4">
      <LinkButton variant="primary" iconEnd="next" href={`/etablissement/imports/${open.id}` as Route}>
        Voir cet import
      </LinkButton>
    </div>
  </section>
)

import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { AnomalyTable } from '@/components/schools/anomaly-table'
import { ChangeList } from '@/components/schools/change-list'
import { ConfirmImportForm } from '@/components/schools/confirm-import-form'
import { DoubtsForm } from '@/components/schools/doubts-form'
import { GiveBack } from '@/components/schools/give-back'
import { ImportCounts } from '@/components/schools/import-counts'
import { ImportProgress } from '@/components/schools/import-progress'
import { ImportResult, resultTitle } from '@/components/schools/import-result'
import { UndoImport } from '@/components/schools/undo-import'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { countToGiveBack } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { requireStaff } from '@/lib/auth/session'
import { isWorking } from '@/lib/loads/domain/states'
import { frenchDateTime } from '@/lib/platform/dates'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { findImport, type ImportDetails } from '@/lib/schools/imports/queries/find-import'
import { listDoubts } from '@/lib/schools/imports/queries/list-doubts'
import { groupImportAnomalies, listImportAnomalies } from '@/lib/schools/imports/queries/list-import-anomalies'
import { listImportChanges } from '@/lib/schools/imports/queries/list-import-changes'
import { whyImportStays } from '@/lib/schools/imports/queries/why-import-stays'
import { ImportParams, ImportSearch } from '@/lib/schools/imports/schemas'
import {
  answerDoubtsAction,
  cancelImportAction,
  confirmImportAction,
  giveBackAction,
  undoImportAction,
} from './actions'

type Props = PageProps<'/etablissement/imports/[importId]'>

async function load(props: Props): Promise<{ actor: StaffActor; details: ImportDetails }> {
  const actor = await requireStaff('import:run')
  const params = ImportParams.safeParse(await props.params)
  const details = params.success ? await findImport(actor, params.data.importId) : null
  return details ? { actor, details } : notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { details } = await load(props)
  return { title: titleOf(details) }
}

export default async function ImportPage(props: Props) {
  const { actor, details } = await load(props)
  const search = ImportSearch.parse(await props.searchParams)
  const path = `/etablissement/imports/${details.id}` as Route
  const undo = details.state === 'APPLIED' ? await whyImportStays(actor, details.id) : null
  const anomalies = isWorking(details.state) ? null : await listImportAnomalies(actor, details.id, search.anomalies)
  return (
    <>
      <PageHeader
        title={titleOf(details)}
        lead={leadOf(details)}
        breadcrumb={[
          { label: 'Établissement' },
          { label: 'Importer la base élèves', href: '/etablissement/imports' as Route },
          { label: titleOf(details) },
        ]}
      />
      {isWorking(details.state) && (
        <ImportProgress
          importId={details.id}
          known={{ state: details.state, progress: details.progress, progressLabel: details.progressLabel }}
        />
      )}
      {details.state === 'ANALYSED' && details.figures && (
        <>
          <DoubtsForm importId={details.id} doubts={await listDoubts(actor, details.id)} action={answerDoubtsAction} />
          <ConfirmImportForm
            importId={details.id}
            figures={details.figures}
            questions={details.questions}
            confirm={confirmImportAction}
            cancel={cancelImportAction}
          />
          <h2 className="mt-8">Ce que l’import change</h2>
          <ImportCounts figures={details.figures} path={path} />
        </>
      )}
      {details.state === 'APPLIED' && !details.undoneAt && (
        <>
          <GiveBack toGiveBack={await countToGiveBack(actor)} action={giveBackAction} />
          <ImportResult details={details} permissions={actor.permissions} />
        </>
      )}
      {undo && <UndoImport importId={details.id} reason={undo.reason} action={undoImportAction} />}
      {(details.state === 'REJECTED' || details.state === 'CANCELLED' || details.undoneAt) && <Again />}
      {anomalies && (
        <AnomalyTable anomalies={anomalies} groups={await groupImportAnomalies(actor, details.id)} path={path} />
      )}
      {details.state === 'ANALYSED' && (
        <ChangeList
          path={path}
          kind={search.voir}
          word={search.etat}
          page={
            await listImportChanges(actor, {
              importId: details.id,
              kind: search.voir,
              word: search.etat,
              page: search.page,
            })
          }
        />
      )}
    </>
  )
}

const Again = () => (
  <div className="mt-4">
    <LinkButton variant="primary" href={'/etablissement/imports' as Route}>
      Recommencer avec d’autres fichiers
    </LinkButton>
  </div>
)

function titleOf({ state, figures, undoneAt }: ImportDetails): string {
  if (undoneAt) return 'Import annulé : la base élèves est redevenue ce qu’elle était'
  if (state === 'ANALYSED') return 'Vérifier l’import'
  if (state === 'APPLIED') return resultTitle(figures)
  if (state === 'REJECTED') return 'Import refusé : rien n’est changé'
  return state === 'CANCELLED' ? 'Import annulé : rien n’est changé' : 'Import en cours'
}

function leadOf(details: ImportDetails): string {
  const who = details.requestedBy ? ` par ${details.requestedBy}` : ''
  const confirmed =
    details.state === 'APPLIED' && details.finishedAt
      ? ` Terminé le ${frenchDateTime(details.finishedAt)}${details.confirmedBy ? `, confirmé par ${details.confirmedBy}` : ''}.`
      : ''
  const year = details.year === null ? '' : ` Année ${schoolYearLabel(details.year)}.`
  const undone = details.undoneAt ? ` Annulé le ${frenchDateTime(details.undoneAt)}.` : ''
  const files = details.files.map(({ name }) => name).join(', ')
  return `Envoyé le ${frenchDateTime(details.createdAt)}${who}.${confirmed}${undone}${year} Fichiers : ${files}.`
}

import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageTitle } from '@/components/forms/page-title'
import { MenuPlace } from '@/components/layout/menu-place'
import { BatchDelay } from '@/components/teleservices/notifications/batch-delay'
import { BatchFiles } from '@/components/teleservices/notifications/batch-files'
import { BatchProgress } from '@/components/teleservices/notifications/batch-progress'
import { BatchReport } from '@/components/teleservices/notifications/batch-report'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { requireStaff } from '@/lib/auth/session'
import { batchFigures } from '@/lib/mailings/domain/batch-figures'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { frenchDateTime, frenchTime } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import type { CodeBatch } from '@/lib/teleservices/notifications/labels-batch'
import { BATCH_WORDS, CODE_KINDS } from '@/lib/teleservices/notifications/labels-batch'
import { listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'
import { cancelNotificationAction, startNotificationAction } from './actions'

const SHOWN = 100

export default async function BatchPage({ params }: PageProps<'/teleservices/notifications/[batchId]'>) {
  const actor = await requireStaff('activation-code:notify')
  const id = z.uuid().safeParse((await params).batchId)
  const batch = id.success ? await findBatch(actor, id.data, CODE_KINDS) : null
  if (!batch) notFound()
  const figures = batchFigures(batch.counts)
  const words = BATCH_WORDS[batch.kind]
  const waiting = batch.state === 'SCHEDULED' && batch.cancellableUntil > batch.now
  // Letters wait for whoever prints them, as long as it takes: everything else is told meanwhile.
  const ended = !waiting && figures.emails.waiting === 0
  const lines = !ended ? [] : await listBatchLines(actor, { batchId: batch.id, untold: true, limit: SHOWN })
  return (
    <>
      <MenuPlace href={words.list} />
      <PageTitle title={titleOf(batch, figures)} />
      <PageHeader
        title={titleOf(batch, figures)}
        actions={ended && <PrintButton>Imprimer ce rapport</PrintButton>}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: words.menu },
          { label: 'Notifier en masse', href: words.list as Route },
          { label: 'Rapport' },
        ]}
        step={ended ? undefined : 'Notifier en masse · étape 3 sur 3'}
        lead={`Lancée par ${batch.by} le ${frenchDateTime(batch.createdAt)}${batch.finishedAt ? `, terminée le ${frenchDateTime(batch.finishedAt)}` : ''}.`}
      />
      {batch.state === 'CANCELLED' && (
        <Notice
          className="mt-4"
          title={`${plural(figures.cancelled, words.person)}\u00a0: la notification est annulée.`}
        >
          <p>
            {figures.notified > 0
              ? `${plural(figures.letters.downloaded, `${words.sheet} déjà téléchargée`, `${words.sheet}s déjà téléchargées`)}\u00a0: ces ${words.person}s restent notifiés.`
              : 'Rien n’est parti. Aucune date n’est enregistrée. Vous pouvez les notifier à nouveau.'}
          </p>
          <p className="mt-2">
            <Link href={words.list as Route}>Notifier en masse</Link>
          </p>
        </Notice>
      )}
      <BatchFiles batch={batch} />
      {waiting && figures.waiting > 0 && (
        <BatchDelay
          batchId={batch.id}
          kind={batch.kind}
          figures={figures}
          minutes={Math.max(1, Math.ceil((batch.cancellableUntil.getTime() - batch.now.getTime()) / 60_000))}
          cancel={cancelNotificationAction}
          start={startNotificationAction}
        />
      )}
      {!waiting && !ended && <BatchProgress batchId={batch.id} kind={batch.kind} figures={figures} />}
      {ended && <BatchReport batch={batch} figures={figures} lines={lines} />}
    </>
  )
}

function titleOf(batch: CodeBatch, figures: ReturnType<typeof batchFigures>): string {
  if (batch.state === 'CANCELLED') return 'Notification annulée'
  const waiting = batch.state === 'SCHEDULED' && batch.cancellableUntil > batch.now
  const { person, sheet } = BATCH_WORDS[batch.kind]
  if (!waiting && figures.emails.waiting === 0 && figures.letters.waiting > 0)
    return `À imprimer\u00a0: ${plural(figures.letters.messages, sheet)}`
  if (figures.waiting === 0)
    return `${plural(figures.notified, `${person} notifié`, `${person}s notifiés`)} sur ${figures.total}`
  if (waiting)
    return `${figures.emails.total > 0 ? 'L’envoi commence à' : 'Annulation possible jusqu’à'} ${frenchTime(batch.cancellableUntil)}`
  return 'Notification en cours'
}

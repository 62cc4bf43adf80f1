import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { LetterTwin } from '@/components/teleservices/letters/letter-twin'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { previewMessage } from '@/lib/teleservices/notifications/queries/preview-message'
import { PreviewSearch } from '@/lib/teleservices/notifications/schemas'

export const metadata: Metadata = { title: 'Exemple de message' }

export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<'/teleservices/acces-responsables/notifier/apercu/[guardianshipId]'>) {
  const actor = await requireStaff('activation-code:notify')
  const id = z.uuid().safeParse((await params).guardianshipId)
  const { mode, siblingIds } = PreviewSearch.parse(await searchParams)
  const preview = id.success ? await previewMessage(actor, { guardianshipId: id.data, siblingIds, mode }) : null
  if (!preview) notFound()
  return (
    <>
      <PageHeader
        title={preview.kind === 'letter' ? 'Exemple de lettre' : 'Exemple de courriel'}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: 'Notifier en masse', href: '/teleservices/acces-responsables/notifier' as Route },
          { label: 'Exemple' },
        ]}
      />
      <Notice className="mt-4">Le code est masqué ici. Il est entier dans le message envoyé.</Notice>
      {preview.kind === 'letter' ? (
        <LetterTwin {...preview} />
      ) : (
        <article className="card mt-4 max-w-[50rem] px-6 py-6" aria-label={preview.subject}>
          <p className="text-15 text-ink-2">À {preview.to}</p>
          <h2 className="mt-1">{preview.subject}</h2>
          <p className="mt-4 whitespace-pre-wrap">{preview.text}</p>
        </article>
      )}
    </>
  )
}

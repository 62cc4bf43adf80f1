import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PublicShell } from '@/components/layout/public-shell'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { findLocalMessage, localMailboxIsReadable } from '@/lib/notifications/local-mailbox'
import { frenchDateTime } from '@/lib/platform/dates'

export const metadata: Metadata = { title: 'Message de démonstration', robots: { index: false } }

export default async function LocalMessagePage({ params }: PageProps<'/dev/courrier/[messageId]'>) {
  const id = z.uuid().safeParse((await params).messageId)
  const message = localMailboxIsReadable() && id.success ? await findLocalMessage(id.data) : null
  if (!message) notFound()
  return (
    <PublicShell>
      <div className="mx-auto max-w-[70rem] px-4 py-8">
        <PageHeader
          title={message.subject ?? 'SMS'}
          breadcrumb={[
            { label: 'Courrier de démonstration', href: '/dev/courrier' as Route },
            { label: message.subject ?? 'SMS' },
          ]}
          lead={`De ${message.from} à ${message.to}, le ${frenchDateTime(message.createdAt)}.`}
        />
        {message.html && (
          <>
            <iframe
              className="card mt-4 block h-[44rem] w-full"
              title="Message mis en page"
              sandbox=""
              src={`/dev/courrier/${message.id}/html`}
            />
            <p className="mt-2 text-15">
              <Link href={`/dev/courrier/${message.id}/html` as Route}>Ouvrir la mise en page seule</Link>
            </p>
          </>
        )}
        <h2 className="mt-6">Texte</h2>
        <pre className="card mt-2 whitespace-pre-wrap p-4">{message.text}</pre>
      </div>
    </PublicShell>
  )
}

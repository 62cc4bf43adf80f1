import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { PublicShell } from '@/components/layout/public-shell'
import { DataTable, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { listLocalMessages, localMailboxIsReadable } from '@/lib/notifications/local-mailbox'
import { frenchDateTime } from '@/lib/platform/dates'

const TITLE = 'Courrier de démonstration'
export const metadata: Metadata = { title: TITLE, robots: { index: false } }

/** Messages that would have left if a relay were configured (decision 11). */
export default async function LocalMailboxPage() {
  if (!localMailboxIsReadable()) notFound()
  const messages = await listLocalMessages()
  return (
    <PublicShell>
      <div className="mx-auto max-w-[70rem] px-4 py-8">
        <PageHeader title={TITLE} lead="Aucun de ces messages n’est parti : ils restent sur cette machine." />
        {messages.length === 0 ? (
          <EmptyState>Aucun message. Notifiez un responsable pour en voir un.</EmptyState>
        ) : (
          <TableCard>
            <DataTable label="Messages">
              <thead>
                <tr>
                  <th scope="col">Objet</th>
                  <th scope="col">À</th>
                  <th scope="col">De</th>
                  <th scope="col">Date</th>
                </tr>
              </thead>
              <tbody>
                {messages.map((message) => (
                  <tr key={message.id}>
                    <th scope="row">
                      <Link href={`/dev/courrier/${message.id}` as Route}>
                        {message.subject ?? `SMS : ${message.text.slice(0, 40)}`}
                      </Link>
                    </th>
                    <td>{message.to}</td>
                    <td>{message.from}</td>
                    <td>{frenchDateTime(message.createdAt)}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </TableCard>
        )}
      </div>
    </PublicShell>
  )
}

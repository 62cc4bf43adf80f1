import type { Metadata, Route } from 'next'
import { fileSize } from '@/components/teleservices/notifications/batch-files'
import { DownloadButton, LinkButton } from '@/components/ui/button'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { listFiles } from '@/lib/mailings/queries/list-files'
import { frenchDateTime, frenchDay } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'

const TITLE = 'Edition'
export const metadata: Metadata = { title: TITLE }

export default async function EditionPage() {
  const actor = await requireStaff('activation-code:notify')
  const documents = await listFiles(actor)
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Sconet Ts', href: '/teleservices' as Route }, { label: TITLE }]}
        lead="Les documents produits, à télécharger à nouveau."
      />
      {documents.length === 0 ? (
        <EmptyState
          action={
            <LinkButton href={'/teleservices/acces-responsables/notifier' as Route}>Notifier en masse</LinkButton>
          }
        >
          Aucun document. Les lettres de notification apparaissent ici.
        </EmptyState>
      ) : (
        <TableCard>
          <DataTable label="Documents produits" stack>
            <thead>
              <tr role="row">
                <th scope="col">Document</th>
                <th scope="col">Produit le</th>
                <th scope="col">Contenu</th>
                <th scope="col">Gardé jusqu’au</th>
                <th scope="col">
                  <span className="sr-only">Action</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {documents.map((document) => (
                <StackRow key={document.id}>
                  <StackHead>
                    {document.ownerId ? (
                      <Link href={`/teleservices/notifications/${document.ownerId}` as Route}>{document.fileName}</Link>
                    ) : (
                      document.fileName
                    )}
                  </StackHead>
                  <StackCell>{frenchDateTime(document.createdAt)}</StackCell>
                  <StackCell>
                    {plural(document.pages, 'page')}, {fileSize(document.size)}
                  </StackCell>
                  <StackCell data-label="Gardé jusqu’au">
                    {document.expiresAt && frenchDay(document.expiresAt)}
                  </StackCell>
                  <StackCell>
                    <DownloadButton size="small" href={`/documents/${document.id}`}>
                      Télécharger<span className="sr-only"> {document.fileName}</span>
                    </DownloadButton>
                  </StackCell>
                </StackRow>
              ))}
            </tbody>
          </DataTable>
        </TableCard>
      )}
    </>
  )
}

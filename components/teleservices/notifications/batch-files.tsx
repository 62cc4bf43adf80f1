import type { Route } from 'next'
import { DownloadButton, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { erasedAt, KEPT_DAYS } from '@/lib/mailings/domain/kept-files'
import type { BatchFile } from '@/lib/mailings/queries/get-batch'
import { frenchDay } from '@/lib/platform/dates'
import { frenchNumber, plural } from '@/lib/platform/text'
import type { CodeBatch } from '@/lib/teleservices/notifications/labels-batch'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'

/** The files to print, first thing on the page. */
export function BatchFiles({ batch }: { batch: CodeBatch }) {
  const { letters, unmade } = batch
  if (letters === 0 || batch.state === 'CANCELLED') return null
  const { sheet, Sheet } = BATCH_WORDS[batch.kind]
  const ready = batch.files.filter(({ complete }) => complete)
  if (unmade > 0)
    return (
      <div className="card mt-4 flex flex-wrap items-center justify-between gap-3 px-5 py-4">
        <p role="status">{plural(unmade, sheet)} en préparation. Actualisez la page dans un instant.</p>
        <LinkButton href={`/teleservices/notifications/${batch.id}` as Route} icon="refresh">
          Actualiser
        </LinkButton>
      </div>
    )
  if (ready.length === 0)
    return (
      <p className="card mt-4 px-5 py-4">
        Le fichier de {letters > 1 ? `ces ${plural(letters, sheet)}` : `cette ${sheet}`} a été effacé le{' '}
        {frenchDay(erasedAt(batch.createdAt))}&nbsp;: il contenait des codes, il est gardé {KEPT_DAYS} jours.
      </p>
    )
  return (
    <section className="card mt-4 grid gap-4 px-5 py-4" aria-label={`${Sheet}s à imprimer`}>
      {ready.map((file, index) => (
        <File
          key={file.id}
          file={file}
          sheet={sheet}
          title={titleOf(letters, batch.kind, { index, count: ready.length })}
        />
      ))}
      <p className="text-15 text-ink-2 max-w-none">
        Télécharger un fichier enregistre la date de notification de ses {sheet}s.{' '}
        <Link href={`/teleservices/notifications/${batch.id}/lettres` as Route}>Lire les {sheet}s en page web</Link>
      </p>
    </section>
  )
}

function titleOf(sheets: number, kind: CodeBatch['kind'], { index, count }: { index: number; count: number }): string {
  const { sheet, Sheet } = BATCH_WORDS[kind]
  if (count > 1) return `${Sheet}s, fichier ${index + 1} sur ${count}`
  return sheets > 1 ? `Les ${frenchNumber(sheets)} ${sheet}s sont prêtes` : `La ${sheet} est prête`
}

function File({ file, sheet, title }: { file: BatchFile; sheet: string; title: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Icon name="file" className="!size-7 text-primary" />
      <div className="me-auto">
        <h2 className="text-18">{title}</h2>
        <p>
          PDF, {plural(file.pages, 'page')}, {fileSize(file.size)}. Imprimez à 100&nbsp;%, sans ajuster à la page.
        </p>
        <p className="text-15 text-ink-2">
          {file.firstDownloadedAt ? `Téléchargé la première fois le ${frenchDay(file.firstDownloadedAt)}. ` : ''}
          {file.expiresAt && `Le fichier reste dans « Edition » jusqu’au ${frenchDay(file.expiresAt)}.`}
        </p>
      </div>
      <DownloadButton variant="primary" href={`/documents/${file.id}`}>
        Télécharger les {sheet}s<span className="sr-only">, {file.fileName}</span>
      </DownloadButton>
    </div>
  )
}

/** « 390 ko », « 1,2 Mo ». */
export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${frenchNumber(Math.max(1, Math.round(bytes / 1_000)))}\u00a0ko`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')}\u00a0Mo`

import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageTitle } from '@/components/forms/page-title'
import { MenuPlace } from '@/components/layout/menu-place'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { plural } from '@/lib/platform/text'
import { letterReference } from '@/lib/teleservices/letters/domain/letter-reference'
import { enumerate } from '@/lib/teleservices/letters/domain/wording'
import { BATCH_WORDS, CODE_KINDS } from '@/lib/teleservices/notifications/labels-batch'
import { type BatchLine, listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'

export default async function LettersPage({ params }: PageProps<'/teleservices/notifications/[batchId]/lettres'>) {
  const actor = await requireStaff('activation-code:notify')
  const id = z.uuid().safeParse((await params).batchId)
  const batch = id.success ? await findBatch(actor, id.data, CODE_KINDS) : null
  if (!batch || batch.state === 'CANCELLED') notFound()
  const lines = await listBatchLines(actor, { batchId: batch.id, channel: 'LETTER', states: ['PLANNED', 'ACCEPTED'] })
  const letters = lettersOf(lines)
  const { sheet, Sheet, list } = BATCH_WORDS[batch.kind]
  const title = `${Sheet}s en page web`
  return (
    <>
      <MenuPlace href={list} />
      <PageTitle title={title} />
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notification', href: `/teleservices/notifications/${batch.id}` as Route },
          { label: title },
        ]}
        lead={`${plural(letters.length, sheet)}, dans l’ordre du fichier. Chaque lecture d’un code est enregistrée.`}
      />
      <ol className="card mt-4 grid gap-1 px-5 py-4">
        {letters.map(([first, ...others]) => (
          <li key={first.deliveryId}>
            <Link
              href={`/teleservices/notifications/${batch.id}/lettres/${first.deliveryId}` as Route}
              prefetch={false}
            >
              {first.guardian
                ? `${first.guardian.name} pour ${enumerate([first, ...others].map(({ student }) => student))}`
                : first.student}
            </Link>{' '}
            <span className="text-15 text-ink-2">{letterReference(first.division, first.letterNumber ?? 0)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** One letter may speak of several children (TS-95): its lines, in their order. */
function lettersOf(lines: readonly BatchLine[]): [BatchLine, ...BatchLine[]][] {
  const letters = new Map<number | null, [BatchLine, ...BatchLine[]]>()
  for (const line of lines) {
    const letter = letters.get(line.letterNumber)
    if (letter) letter.push(line)
    else letters.set(line.letterNumber, [line])
  }
  return [...letters.values()]
}

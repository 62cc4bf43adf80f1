import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageTitle } from '@/components/forms/page-title'
import { MenuPlace } from '@/components/layout/menu-place'
import { LetterTwin } from '@/components/teleservices/letters/letter-twin'
import { StudentSheetTwin } from '@/components/teleservices/letters/student-sheet-twin'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { readLetter } from '@/lib/teleservices/letters/queries/read-letter'
import { readStudentSheet } from '@/lib/teleservices/letters/queries/read-student-sheet'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'

export default async function LetterPage({
  params,
}: PageProps<'/teleservices/notifications/[batchId]/lettres/[deliveryId]'>) {
  const actor = await requireStaff('activation-code:notify')
  const { batchId, deliveryId } = await params
  const id = z.uuid().safeParse(deliveryId)
  if (!id.success) notFound()
  const letter = await readLetter(actor, id.data)
  const sheet = letter ? null : await readStudentSheet(actor, id.data)
  const reference = letter?.letter.reference ?? sheet?.sheet.reference
  if (!reference) notFound()
  const title = `${letter ? 'Lettre' : 'Fiche'} ${reference}`
  return (
    <>
      <PageTitle title={title} />
      <MenuPlace href={BATCH_WORDS[letter ? 'CAR' : 'CAE'].list} />
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Pages web du fichier', href: `/teleservices/notifications/${batchId}/lettres` as Route },
          { label: reference },
        ]}
      />
      {letter && <LetterTwin {...letter} />}
      {sheet && <StudentSheetTwin {...sheet} />}
    </>
  )
}

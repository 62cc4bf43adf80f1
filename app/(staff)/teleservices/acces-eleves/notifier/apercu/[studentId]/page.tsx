import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StudentSheetTwin } from '@/components/teleservices/letters/student-sheet-twin'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { previewStudentSheet } from '@/lib/teleservices/notifications/queries/preview-student-sheet'

const TITLE = 'Exemple de fiche'
export const metadata: Metadata = { title: TITLE }

export default async function PreviewSheetPage({
  params,
}: PageProps<'/teleservices/acces-eleves/notifier/apercu/[studentId]'>) {
  const actor = await requireStaff('activation-code:notify')
  const id = z.uuid().safeParse((await params).studentId)
  const view = id.success ? await previewStudentSheet(actor, id.data) : null
  if (!view) notFound()
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Elèves' },
          { label: 'Notifier en masse', href: '/teleservices/acces-eleves/notifier' as Route },
          { label: 'Exemple' },
        ]}
      />
      <Notice className="mt-4">Le code est masqué ici. Il est entier sur la fiche imprimée.</Notice>
      <StudentSheetTwin {...view} />
    </>
  )
}

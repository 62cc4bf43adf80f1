import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { AccessReport } from '@/components/teleservices/accesses/access-report'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { safePath } from '@/lib/auth/return-path'
import { requireStaff } from '@/lib/auth/session'
import { ALREADY_DONE } from '@/lib/teleservices/accesses/messages'
import { findAccessValidation } from '@/lib/teleservices/accesses/queries/find-access-validation'

const TITLE = 'Compte rendu'
export const metadata: Metadata = { title: `${TITLE} des accès créés en masse` }

const LIST = '/teleservices/acces-responsables/creer' as Route

export default async function AccessReportPage({
  params,
  searchParams,
}: PageProps<'/teleservices/acces-responsables/creer/rapport/[validationId]'>) {
  const actor = await requireStaff('activation-code:grant')
  const id = z.uuid().safeParse((await params).validationId)
  const report = id.success ? await findAccessValidation(actor, id.data) : null
  if (!report) notFound()
  const { vers, deja } = await searchParams
  return (
    <>
      <PageHeader
        title={`${TITLE} des accès créés en masse`}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: 'Créer les accès en masse', href: LIST },
          { label: TITLE },
        ]}
      />
      {deja && (
        <Notice tone="warn" role="status" className="mt-4">
          {ALREADY_DONE}
        </Notice>
      )}
      <AccessReport
        report={report}
        next={typeof vers === 'string' ? safePath(vers, LIST) : null}
        list={LIST}
        canNotify={actor.permissions.has('activation-code:notify')}
      />
    </>
  )
}

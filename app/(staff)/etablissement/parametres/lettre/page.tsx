import type { Metadata, Route } from 'next'
import { LetterGapsNotice } from '@/components/schools/letter-gaps-notice'
import { LetterTwin } from '@/components/teleservices/letters/letter-twin'
import { DownloadButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { letterGaps } from '@/lib/schools/settings/domain/letter-gaps'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { SAMPLE } from '@/lib/teleservices/notifications/messages-sample'
import { previewSampleLetter } from '@/lib/teleservices/notifications/queries/preview-sample-letter'

const TITLE = 'Votre lettre'
export const metadata: Metadata = { title: TITLE }

export default async function SchoolLetterPage() {
  const actor = await requireStaff('school:manage')
  const [{ closed, ...view }, school] = await Promise.all([previewSampleLetter(actor), getSchoolCard(actor)])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Établissement' },
          { label: 'Paramètres de l’établissement', href: '/etablissement/parametres' as Route },
          { label: TITLE },
        ]}
        lead="Telle que votre établissement l’enverrait aujourd’hui. La famille et le code sont des exemples."
      />
      <LetterGapsNotice gaps={letterGaps(school)} canManage />
      {closed ? (
        <Notice className="mt-4">{SAMPLE.allAnnounced}</Notice>
      ) : (
        actor.permissions.has('activation-code:notify') && (
          <p className="mt-4">
            <DownloadButton href="/teleservices/acces-responsables/notifier/exemple">
              Télécharger une lettre d’exemple
            </DownloadButton>
          </p>
        )
      )}
      <LetterTwin {...view} />
    </>
  )
}

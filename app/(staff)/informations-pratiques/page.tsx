import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { frenchDate, fromDbDate } from '@/lib/platform/dates'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { frenchPhone, plural } from '@/lib/platform/text'
import { getAcademieName } from '@/lib/schools/settings/queries/get-academie-name'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'

export const metadata: Metadata = { title: 'Informations pratiques' }

/** TS-125: « Informations pratiques » = contacts and calendar. */
export default async function PracticalPage() {
  const actor = await requireStaff('school:read')
  const [school, academie] = await Promise.all([getSchoolCard(actor), getAcademieName(actor)])
  return (
    <>
      <PageHeader
        title="Informations pratiques"
        breadcrumb={[{ label: 'Sconet Ts', href: '/teleservices' }, { label: 'Informations pratiques' }]}
      />
      <div className="mt-4 grid gap-5 lg:grid-cols-2 items-start">
        <Card id="contacts" title="Contacts">
          <Line term="Établissement">
            {school.name} ({school.uai})
          </Line>
          <Line term="Chef d’établissement">{school.headName ?? 'Non renseigné'}</Line>
          <Line term="Téléphone">{school.phone ? frenchPhone(school.phone) : 'Non renseigné'}</Line>
          <Line term="Courriel">{school.email ?? 'Non renseigné'}</Line>
          <Line term="Académie">{academie}</Line>
        </Card>
        <Card id="calendrier" title="Calendrier">
          <Line term="Année scolaire">{schoolYearLabel(school.currentYear)}</Line>
          <Line term="Copie pour les familles">
            Chaque nuit.{' '}
            {school.replicatedOn ? `Dernière\u00a0: ${frenchDate(fromDbDate(school.replicatedOn))}.` : 'Jamais faite.'}
          </Line>
          <Line term="Code créé aujourd’hui">Utilisable demain, une fois la copie de la nuit faite.</Line>
          <Line term="Validité d’un code">
            {school.codeValidityDays
              ? plural(school.codeValidityDays, 'jour')
              : 'Tant que l’élève est dans l’établissement.'}
          </Line>
          <Line term="Délai pour annuler un envoi de courriels">{plural(school.retractionMinutes, 'minute')}</Line>
        </Card>
      </div>
    </>
  )
}

const Card = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className="card p-5" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <dl className="mt-3 grid gap-3">{children}</dl>
  </section>
)

const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt className="text-15 text-ink-3">{term}</dt>
    <dd>{children}</dd>
  </div>
)

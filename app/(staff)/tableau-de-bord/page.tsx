import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DisputeList } from '@/components/accounts/dispute-list'
import { portalFor } from '@/components/layout/portal'
import { PortalTiles } from '@/components/layout/portal-tiles'
import { GiveBackNotice } from '@/components/schools/give-back-notice'
import { YearNotice } from '@/components/schools/year-notice'
import { AcademieSchools } from '@/components/teleservices/follow-up/academie-schools'
import { CauseTable } from '@/components/teleservices/follow-up/cause-table'
import { AccessFigures, Journey } from '@/components/teleservices/follow-up/school-dashboard'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { countToGiveBack, listDisputes } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { REFUSED, requireAcademie, requireAccount, requireStaff } from '@/lib/auth/session'
import { businessNow } from '@/lib/platform/clock'
import { PageSearch } from '@/lib/platform/query-values'
import { plural } from '@/lib/platform/text'
import { getSchoolCard } from '@/lib/schools/settings/queries/get-school-card'
import { proposeYear } from '@/lib/schools/years/queries/propose-year'
import { getDashboard } from '@/lib/teleservices/follow-up/queries/get-dashboard'
import { listAcademieSchools } from '@/lib/teleservices/follow-up/queries/list-academie-schools'
import { NOTHING_OPEN } from '@/lib/teleservices/opening/messages'
import { getSetUpState } from '@/lib/teleservices/publication/queries/get-set-up-state'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'

export const metadata: Metadata = { title: 'Portail des applications' }

/** TS-35 to TS-38: what one may open, then where the school (or the académie) stands. */
export default async function DashboardPage({ searchParams }: PageProps<'/tableau-de-bord'>) {
  const signed = await requireAccount()
  if (signed.kind === 'family') redirect(REFUSED)
  const { page } = PageSearch.parse(await searchParams)
  return (
    <>
      <PageHeader
        title="Bienvenue sur le Portail des applications"
        lead={
          signed.kind === 'academie'
            ? 'Les établissements de votre académie, sans donnée d’élève.'
            : 'Vos applications, selon les droits que le chef d’établissement vous a donnés.'
        }
      />
      {signed.kind === 'academie' ? (
        <AcademieSchools page={await listAcademieSchools(await requireAcademie('academie:read'), { page })} />
      ) : (
        <SchoolSituation actor={await requireStaff('school:read')} />
      )}
    </>
  )
}

async function SchoolSituation({ actor }: { actor: StaffActor }) {
  const [dashboard, state, school, setUp, proposal, toGiveBack] = await Promise.all([
    getDashboard(actor),
    getModuleState(actor),
    getSchoolCard(actor),
    getSetUpState(actor),
    proposeYear(actor),
    actor.permissions.has('import:run') ? countToGiveBack(actor) : null,
  ])
  return (
    <>
      {proposal && <YearNotice proposal={proposal} />}
      {toGiveBack && <GiveBackNotice holders={toGiveBack.holders} />}
      {!state.anyOpen && (
        <Notice tone="warn" className="mt-4">
          {NOTHING_OPEN}
        </Notice>
      )}
      <Journey
        dashboard={dashboard}
        setUp={setUp}
        anyOpen={state.anyOpen}
        permissions={actor.permissions}
        headName={school.headName ?? undefined}
      />
      <PortalTiles groups={portalFor(actor.permissions)} />
      <AccessFigures dashboard={dashboard} />
      <CauseTable
        causes={dashboard.causes}
        couples={dashboard.couples}
        oldest={waitingSince(dashboard.oldestWaiting)}
        linked={actor.permissions.has('activation-code:read')}
      />
      {actor.permissions.has('activation-code:read') && <DisputeList disputes={await listDisputes(actor)} />}
    </>
  )
}

function waitingSince(oldest: Date | null): string | undefined {
  if (!oldest) return undefined
  const days = Math.floor((businessNow().getTime() - oldest.getTime()) / 86_400_000)
  return days < 1 ? 'Les codes sont partis aujourd’hui.' : `Le plus ancien attend depuis ${plural(days, 'jour')}.`
}

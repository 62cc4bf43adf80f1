import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import type { CivilDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { PublicationType } from '@/lib/platform/prisma/enums'
import { listTeleservices } from '../../opening/queries/list-teleservices'
import { type Couple, PUBLICATION_KINDS, type PublicationKind, type PublicationService } from '../domain/publication'
import { countDates } from './release-dates-sql'
import { taughtCouplesOf } from './taught-couples-sql'

/** One row of the table « Dates de publication » (TS-58). */
export type CoupleDates = Couple & {
  mef: string
  division: string
  /** 0 = a date remains of a couple that has no pupil left. */
  students: number
  dates: CivilDate[]
}

export type Publication = {
  service: PublicationService
  kind: PublicationKind
  open: boolean
  publicationType: PublicationType
  couples: CoupleDates[]
  /** Every date of the current year: what going back to « Au fil de l'eau » deletes (TS-64). */
  storedDates: number
  /** Pupils without MEF or division: dates never concern them. */
  withoutCouple: number
}

/** Settings of one téléservice (TS-52, TS-66); null when the académie does not offer it. */
export async function findPublication(actor: SchoolActor, service: PublicationService): Promise<Publication | null> {
  const kind = PUBLICATION_KINDS[service]
  const settings = (await listTeleservices(actor)).find((one) => one.kind === kind)
  if (!settings) return null
  const [couples, storedDates, withoutCouple] = await Promise.all([
    listCoupleDates(actor, kind),
    countDates(db, { schoolId: actor.schoolId, kind }),
    countWithoutCouple(actor),
  ])
  const { open, publicationType } = settings
  return { service, kind, open, publicationType, couples, storedDates, withoutCouple }
}

/** The couples of the current year and their dates, by MEF then division. */
async function listCoupleDates(actor: SchoolActor, kind: PublicationKind): Promise<CoupleDates[]> {
  const rows = await db.$queryRaw<CoupleDates[]>`
    select mef_code as "mefCode", division_id as "divisionId", coalesce(m.long_label, m.label, mef_code) as mef,
      d.code as division, coalesce(students, 0) as students, coalesce(dates, '{}') as dates
    from (${taughtCouplesOf(actor.schoolId)}) taught
    full join (
      select mef_code, division_id, array_agg(to_char(released_on, 'YYYY-MM-DD') order by released_on) as dates
      from release_date where school_id = ${actor.schoolId}::uuid and kind = ${kind}::teleservice_kind
      group by mef_code, division_id
    ) dated using (mef_code, division_id)
    join division d on d.id = division_id and d.school_id = ${actor.schoolId}::uuid
    join school c on c.id = d.school_id and c.current_year = d.year
    left join mef m on m.code = mef_code and m.school_id = d.school_id`
  return rows.sort(
    (a, b) => a.mef.localeCompare(b.mef, 'fr') || a.division.localeCompare(b.division, 'fr', { numeric: true }),
  )
}

const countWithoutCouple = (actor: SchoolActor): Promise<number> =>
  db.student.count({
    where: {
      schoolId: actor.schoolId,
      leftOn: null,
      enrollments: { some: { current: true, OR: [{ mefCode: null }, { divisionId: null }] } },
    },
  })

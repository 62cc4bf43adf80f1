import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import type { AbsenceKind, HalfDay } from '../domain/absences'
import type { AbsenceSearch } from '../schemas'
import { getCurrentYear } from './get-current-year'

export type AbsenceRow = {
  id: string
  year: number
  /** « NOM Prénom ». */
  student: string
  division: string | null
  kind: AbsenceKind
  startsOn: CivilDate
  startsAt: HalfDay
  endsOn: CivilDate
  halfDays: number | null
  minutes: number | null
  reason: string | null
  justified: boolean
  releasedOn: CivilDate
}

const SELECT = {
  id: true,
  year: true,
  kind: true,
  startsOn: true,
  startsAt: true,
  endsOn: true,
  halfDays: true,
  minutes: true,
  reason: true,
  justified: true,
  releasedOn: true,
  student: {
    select: {
      familyName: true,
      usageName: true,
      firstName: true,
      enrollments: { where: { current: true }, select: { division: { select: { code: true } } } },
    },
  },
} as const satisfies Prisma.AbsenceSelect

const KINDS = { absence: 'ABSENCE', retard: 'LATENESS' } as const

/** Absences and latenesses of the school's current year, the last one first. */
export async function listAbsences(actor: StaffActor, search: AbsenceSearch): Promise<Page<AbsenceRow>> {
  const year = await getCurrentYear(actor)
  const where = {
    schoolId: actor.schoolId,
    year,
    ...(search.type && { kind: KINDS[search.type] }),
    ...(search.division && {
      student: { enrollments: { some: { current: true, division: { code: search.division, year } } } },
    }),
  }
  const total = await db.absence.count({ where })
  const page = clampPage(search.page, total)
  const rows = await db.absence.findMany({
    where,
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: SELECT,
  })
  return { total, page, pageCount: pageCount(total), rows: rows.map(toRow) }
}

/** One absence of the school's current year, or null. */
export async function findAbsence(actor: StaffActor, id: string, client: Tx = db): Promise<AbsenceRow | null> {
  const where = { id, schoolId: actor.schoolId, year: await getCurrentYear(actor, client) }
  const found = await client.absence.findFirst({ where, select: SELECT })
  return found && toRow(found)
}

const toRow = ({ student, ...row }: Prisma.AbsenceGetPayload<{ select: typeof SELECT }>): AbsenceRow => ({
  ...row,
  student: staffName(student),
  division: student.enrollments[0]?.division?.code ?? null,
  startsOn: fromDbDate(row.startsOn),
  endsOn: fromDbDate(row.endsOn),
  releasedOn: fromDbDate(row.releasedOn),
})

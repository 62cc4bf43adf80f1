import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import type { SkillLevel } from '../domain/skills'
import { subjectKey } from '../domain/subjects'
import type { SkillSearch } from '../schemas-skills'
import { getCurrentYear } from './get-current-year'

export type SkillRow = {
  id: string
  year: number
  /** « NOM Prénom ». */
  student: string
  division: string | null
  domain: string
  skill: string
  level: SkillLevel
  assessedOn: CivilDate
  releasedOn: CivilDate
}

const SELECT = {
  id: true,
  year: true,
  domain: true,
  skill: true,
  level: true,
  assessedOn: true,
  releasedOn: true,
  student: {
    select: {
      familyName: true,
      usageName: true,
      firstName: true,
      enrollments: { where: { current: true }, select: { division: { select: { code: true } } } },
    },
  },
} as const satisfies Prisma.AssessedSkillSelect

/** Assessed skills of the school's current year, the last one first; those of one day by pupil. */
export async function listSkills(actor: StaffActor, search: SkillSearch): Promise<Page<SkillRow>> {
  const year = await getCurrentYear(actor)
  const where = {
    schoolId: actor.schoolId,
    year,
    ...(search.domaine && { domainKey: subjectKey(search.domaine) }),
    ...(search.division && {
      student: { enrollments: { some: { current: true, division: { code: search.division, year } } } },
    }),
  }
  const total = await db.assessedSkill.count({ where })
  const page = clampPage(search.page, total)
  const rows = await db.assessedSkill.findMany({
    where,
    orderBy: [
      { assessedOn: 'desc' },
      { student: { familyNameKey: 'asc' } },
      { student: { firstNameKey: 'asc' } },
      { studentId: 'asc' },
      { domain: 'asc' },
      { skill: 'asc' },
    ],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: SELECT,
  })
  return { total, page, pageCount: pageCount(total), rows: rows.map(toRow) }
}

/** One assessed skill of the school's current year, or null. */
export async function findSkill(actor: StaffActor, id: string, client: Tx = db): Promise<SkillRow | null> {
  const where = { id, schoolId: actor.schoolId, year: await getCurrentYear(actor, client) }
  const found = await client.assessedSkill.findFirst({ where, select: SELECT })
  return found && toRow(found)
}

const toRow = ({ student, ...row }: Prisma.AssessedSkillGetPayload<{ select: typeof SELECT }>): SkillRow => ({
  ...row,
  student: staffName(student),
  division: student.enrollments[0]?.division?.code ?? null,
  // The check of the column.
  level: row.level as SkillLevel,
  assessedOn: fromDbDate(row.assessedOn),
  releasedOn: fromDbDate(row.releasedOn),
})

import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import { spellingsOf, subjectKey } from '../domain/subjects'
import type { AssessmentSearch } from '../schemas'
import { getCurrentYear } from './get-current-year'
import { listSubjects } from './list-subjects'

export type AssessmentRow = {
  id: string
  groupName: string
  subject: string
  title: string
  takenOn: CivilDate
  releasedOn: CivilDate
  term: number
  marks: number
}
export type AssessmentFilters = { groups: string[]; subjects: string[] }

/** Tests of the school's current year, the last one first; those of one day by the time they were loaded, then by title. */
export async function listAssessments(actor: StaffActor, search: AssessmentSearch): Promise<Page<AssessmentRow>> {
  const where = {
    schoolId: actor.schoolId,
    year: await getCurrentYear(actor),
    ...(search.division && { groupName: search.division }),
    ...(search.matiere && { subject: { in: await spellingsFor(actor, search.matiere) } }),
  }
  const total = await db.assessment.count({ where })
  const page = clampPage(search.page, total)
  const rows = await db.assessment.findMany({
    where,
    orderBy: [{ takenOn: 'desc' }, { createdAt: 'asc' }, { title: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: {
      id: true,
      groupName: true,
      subject: true,
      title: true,
      takenOn: true,
      releasedOn: true,
      term: true,
      _count: { select: { marks: true } },
    },
  })
  return {
    total,
    page,
    pageCount: pageCount(total),
    rows: rows.map(({ _count, takenOn, releasedOn, ...row }) => ({
      ...row,
      takenOn: fromDbDate(takenOn),
      releasedOn: fromDbDate(releasedOn),
      marks: _count.marks,
    })),
  }
}

/** Every spelling of one subject. */
async function spellingsFor(actor: StaffActor, subject: string): Promise<string[]> {
  return spellingsOf(await listSubjects(actor)).get(subjectKey(subject)) ?? []
}

/** Divisions, groups and subjects that have a test this year; a subject written in several ways is there once. */
export async function listAssessmentFilters(actor: StaffActor): Promise<AssessmentFilters> {
  const rows = await db.assessment.findMany({
    where: { schoolId: actor.schoolId, year: await getCurrentYear(actor) },
    distinct: ['groupName'],
    select: { groupName: true },
  })
  const sorted = (values: string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b, 'fr', { numeric: true }))
  return {
    groups: sorted(rows.map(({ groupName }) => groupName)),
    subjects: sorted([...spellingsOf(await listSubjects(actor)).values()].flatMap(([most = '']) => most)),
  }
}

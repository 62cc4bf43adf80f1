import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db, Prisma } from '@/lib/platform/db'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { clampPage, type Page, pageCount } from '@/lib/platform/pagination'
import { stagedAbsences, stagedMarks, stagedSkills, stagedTests } from './load-sql'

/** What confirming would do to rows of one sort. */
export type Changes = { created: number; changed: number; unchanged: number }

export type PreviewedTest = {
  position: number
  groupName: string
  subject: string
  title: string
  takenOn: CivilDate
  releasedOn: CivilDate
  word: 'NEW' | 'CHANGED' | 'UNCHANGED'
  marks: Changes
}
export type MarksPreview = { tests: Changes; marks: Changes; page: Page<PreviewedTest> }
export type AbsencesPreview = { absences: Changes; latenesses: Changes }
export type SkillsPreview = { skills: Changes }

type TestRow = Omit<PreviewedTest, 'takenOn' | 'releasedOn' | 'marks'> & Changes & { takenOn: Date; releasedOn: Date }

/** What a file of marks would change, compared now with what the school has; one page of its tests. */
export async function previewMarks(actor: StaffActor, loadId: string, asked: number): Promise<MarksPreview> {
  const load = { schoolId: actor.schoolId, loadId }
  const rows = await db.$queryRaw<(TestRow & { total: number; totals: { tests: Changes; marks: Changes } })[]>`
    with ${stagedTests(load)}, ${stagedMarks},
    compared as (
      select m.test, case when k.student_id is null then 'NEW'
        when (k.status, k.value) is distinct from (m.status, m.value) then 'CHANGED' else 'UNCHANGED' end as word
      from marks m left join mark k on k.assessment_id = m.known and k.student_id = m.student_id
    ),
    lines as (
      select t.position, t."groupName", t.subject, t.title, t."takenOn", t."releasedOn",
             case when t.known is null then 'NEW' when t.differs then 'CHANGED' else 'UNCHANGED' end as word,
             count(*) filter (where c.word = 'NEW')::int as created,
             count(*) filter (where c.word = 'CHANGED')::int as changed,
             count(*) filter (where c.word = 'UNCHANGED')::int as unchanged
      from tests t left join compared c on c.test = t.position
      group by t.position, t."groupName", t.subject, t.title, t."takenOn", t."releasedOn", t.known, t.differs
    ),
    totals as (
      select count(*)::int as total, jsonb_build_object(
        'tests', jsonb_build_object('created', count(*) filter (where word = 'NEW'),
          'changed', count(*) filter (where word = 'CHANGED'), 'unchanged', count(*) filter (where word = 'UNCHANGED')),
        'marks', jsonb_build_object('created', coalesce(sum(created), 0), 'changed', coalesce(sum(changed), 0),
          'unchanged', coalesce(sum(unchanged), 0))) as totals
      from lines
    )
    select lines.*, totals.total, totals.totals from totals
    left join lateral (
      select * from lines order by position ${linesOf(pageOf(asked, Prisma.sql`totals.total`))}
    ) lines on true
    order by lines.position`
  const [first] = rows
  if (!first) throw new Error('The totals are always there.')
  const { total, totals } = first
  return {
    ...totals,
    page: {
      rows: total === 0 ? [] : rows.map(toTest),
      total,
      page: clampPage(asked, total),
      pageCount: pageCount(total),
    },
  }
}

const toTest = ({
  position,
  groupName,
  subject,
  title,
  takenOn,
  releasedOn,
  word,
  ...row
}: TestRow): PreviewedTest => ({
  position,
  groupName,
  subject,
  title,
  word,
  takenOn: fromDbDate(takenOn),
  releasedOn: fromDbDate(releasedOn),
  marks: { created: row.created, changed: row.changed, unchanged: row.unchanged },
})

/** What a file of absences would change, compared now with what the school has. */
export async function previewAbsences(actor: StaffActor, loadId: string): Promise<AbsencesPreview> {
  const rows = await db.$queryRaw<({ kind: 'ABSENCE' | 'LATENESS' } & Changes)[]>`
    with ${stagedAbsences({ schoolId: actor.schoolId, loadId })},
    compared as (
      select l.kind, case when a.id is null then 'NEW'
        when (a.ends_on, a.half_days, a.minutes, a.reason, a.justified, a.released_on)
          is distinct from (l.ends_on, l.half_days, l.minutes, l.reason, l.justified, coalesce(l.released_on, a.released_on))
        then 'CHANGED' else 'UNCHANGED' end as word
      from staged l
      left join absence a on a.student_id = l.student_id and a.school_id = l.school_id and a.kind = l.kind
        and a.starts_on = l.starts_on and a.starts_at = l.starts_at
    )
    select kind, count(*) filter (where word = 'NEW')::int as created, count(*) filter (where word = 'CHANGED')::int as changed,
           count(*) filter (where word = 'UNCHANGED')::int as unchanged
    from compared group by kind`
  const of = (kind: 'ABSENCE' | 'LATENESS'): Changes => {
    const { created = 0, changed = 0, unchanged = 0 } = rows.find((row) => row.kind === kind) ?? {}
    return { created, changed, unchanged }
  }
  return { absences: of('ABSENCE'), latenesses: of('LATENESS') }
}

/** What a file of skills would change, compared now with what the school has. */
export async function previewSkills(actor: StaffActor, loadId: string): Promise<SkillsPreview> {
  const [skills] = await db.$queryRaw<Changes[]>`
    with ${stagedSkills({ schoolId: actor.schoolId, loadId })}
    select count(*) filter (where known is null)::int as created,
           count(*) filter (where known is not null and differs)::int as changed,
           count(*) filter (where not differs)::int as unchanged
    from staged`
  return { skills: skills ?? { created: 0, changed: 0, unchanged: 0 } }
}

import type { Tx } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/db'
import { STUDENT_COLUMNS } from './diff-students'
import type { ImportFigures } from './report'

export type ApplyContext = {
  importId: string
  schoolId: string
  year: number
  isCurrentYear: boolean
  isPastYear: boolean
  today: string
  /** Spares the statements that would find nothing. */
  figures: ImportFigures
}

const list = (alias: string, columns: readonly string[]) =>
  Prisma.raw(columns.map((column) => (alias ? `${alias}.${column}` : column)).join(', '))
const assign = (columns: readonly string[]) => Prisma.raw(columns.map((column) => `${column} = i.${column}`).join(', '))

/** Divisions and MEF labels. Returns the rows written. */
export async function applyLabels(tx: Tx, { importId, schoolId, year }: ApplyContext): Promise<number> {
  const divisions = await tx.$executeRaw`
    insert into division (school_id, year, code, label)
    select ${schoolId}::uuid, ${year}, code, label from import_division where import_id = ${importId}::uuid
    on conflict (school_id, year, code) do update set label = excluded.label
    where excluded.label is not null and division.label is distinct from excluded.label`
  const mefs = await tx.$executeRaw`
    insert into mef (school_id, code, label, long_label)
    select ${schoolId}::uuid, code, coalesce(label, code), long_label from import_mef where import_id = ${importId}::uuid
    on conflict (school_id, code) do update set label = excluded.label, long_label = excluded.long_label
    where excluded.label <> excluded.code and (mef.label, mef.long_label) is distinct from (excluded.label, excluded.long_label)`
  return divisions + mefs
}

/** Pupils who come, change or leave, and their enrollment of the year of the files. Returns the rows written. */
export async function applyStudents(tx: Tx, context: ApplyContext): Promise<number> {
  const { importId, schoolId, isCurrentYear, figures } = context
  const { created: toCreate, updated, left } = figures.students
  if (isCurrentYear && toCreate + updated + left === 0) return 0
  const freed = isCurrentYear ? await freeSourceIds(tx, context) : 0
  const created = await tx.$executeRaw`
    insert into student (id, school_id, source_id, ${list('', FACTS)})
    select i.student_id, ${schoolId}::uuid, ${isCurrentYear ? Prisma.sql`i.source_id` : ownSourceId(schoolId)}, ${list('i', FACTS)}
    from import_student i where i.import_id = ${importId}::uuid and i.change = 'CREATED'
    order by i.position`
  if (isCurrentYear && updated + left === 0) return freed + created + (await applyEnrollments(tx, context))
  const columns = isCurrentYear ? STUDENT_COLUMNS : FACTS
  const changed = await tx.$executeRaw`
    update student s set ${assign(columns)}
    from import_student i
    where i.import_id = ${importId}::uuid and i.change in ('CHANGED', 'LEFT') and s.id = i.student_id
      and s.school_id = ${schoolId}::uuid
      and (${list('s', columns)}) is distinct from (${list('i', columns)})`
  return freed + created + changed + (await applyEnrollments(tx, context))
}

/** What a pupil is, whatever ELEVE_ID the file gives. */
const FACTS = STUDENT_COLUMNS.filter((column) => column !== 'source_id')

/**
 * A file of another year never takes an ELEVE_ID from who is in the school: its newcomer waits under one of his own, until
 * a file of the year that is current knows him by facts.
 */
const ownSourceId = (schoolId: string): Prisma.Sql => Prisma.sql`case
  when exists (select from student o where o.school_id = ${schoolId}::uuid and o.source_id = i.source_id and o.left_on is null)
  then i.source_id || '~' || i.student_id else i.source_id end`

/**
 * Before `one_student_per_source_id` looks at each row: an ELEVE_ID that this import gives to somebody else is set aside,
 * whoever bore it. Facts, and not this id, will know its former bearer again.
 */
const freeSourceIds = (tx: Tx, { importId, schoolId }: ApplyContext): Promise<number> => tx.$executeRaw`
  update student s set source_id = s.source_id || '~' || s.id
  from import_student i
  where i.import_id = ${importId}::uuid and i.change in ('CREATED', 'CHANGED') and i.source_id = s.source_id
    and i.student_id <> s.id and s.school_id = ${schoolId}::uuid and s.left_on is null`

async function applyEnrollments(tx: Tx, context: ApplyContext): Promise<number> {
  const { importId, schoolId, year, isCurrentYear, isPastYear, today, figures } = context
  // Before the new ones become current: `one_current_enrollment_per_student` looks at each statement.
  const closed =
    isCurrentYear && figures.students.updated + figures.students.left > 0
      ? await tx.$executeRaw`
        update enrollment e set current = false, left_on = case when i.change = 'LEFT' then i.left_on else e.left_on end
        from import_student i
        where i.import_id = ${importId}::uuid and i.change in ('CHANGED', 'LEFT')
          and e.student_id = i.student_id and e.school_id = ${schoolId}::uuid and e.current
          and (i.change = 'LEFT' or e.year <> ${year})`
      : 0
  // Who leaves is not expected in a year to come either; who is in no file of that year any more, in that one.
  const unprepared = isPastYear
    ? 0
    : await tx.$executeRaw`
      update enrollment e set left_on = coalesce(i.left_on, ${today}::date)
      from import_student i
      where i.import_id = ${importId}::uuid and i.change = 'LEFT' and e.student_id = i.student_id
        and e.school_id = ${schoolId}::uuid and e.left_on is null and not e.current
        and (e.year = ${year} or (${isCurrentYear} and e.year > ${year}))`
  const opened = await tx.$executeRaw`
    insert into enrollment (school_id, student_id, year, division_id, mef_code, status_code, entered_on, current)
    select ${schoolId}::uuid, i.student_id, ${year}, d.id, i.mef_code, i.status_code, i.entered_on, ${isCurrentYear}
    from import_student i
    left join division d on d.school_id = ${schoolId}::uuid and d.year = ${year} and d.code = i.division_code
    where i.import_id = ${importId}::uuid and i.change in ('CREATED', 'CHANGED')
    order by i.position
    on conflict (student_id, year) do update set
      division_id = excluded.division_id, mef_code = excluded.mef_code, status_code = excluded.status_code,
      entered_on = excluded.entered_on, left_on = case when ${isPastYear} then enrollment.left_on end,
      current = enrollment.current or excluded.current
    where (enrollment.division_id, enrollment.mef_code, enrollment.status_code, enrollment.entered_on, enrollment.left_on, enrollment.current)
      is distinct from (excluded.division_id, excluded.mef_code, excluded.status_code, excluded.entered_on,
        case when ${isPastYear} then enrollment.left_on end, enrollment.current or excluded.current)`
  return closed + unprepared + opened
}

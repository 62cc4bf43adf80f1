import { addDays, type CivilDate, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'

/** What the schema of families holds of a school, in order: `pupil test title status value`. */
export async function copiedMarks(schoolId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    select m.student_id || ' ' || m.assessment_id || ' ' || a.title || ' ' || m.status || coalesce(' ' || m.value, '') as line
    from teleservices.mark m
    join teleservices.student s on s.id = m.student_id
    join teleservices.assessment a on a.id = m.assessment_id
    where s.school_id = ${schoolId}::uuid order by 1`
  return rows.map((row) => row.line)
}

export async function copiedAbsences(schoolId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    select a.student_id || ' ' || a.id as line
    from teleservices.absence a join teleservices.student s on s.id = a.student_id
    where s.school_id = ${schoolId}::uuid order by 1`
  return rows.map((row) => row.line)
}

export async function copiedSkills(schoolId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    select k.student_id || ' ' || k.id || ' ' || k.level as line
    from teleservices.skill k
    join teleservices.student s on s.id = k.student_id
    join teleservices.school c on c.id = s.school_id and c.year = k.year
    where s.school_id = ${schoolId}::uuid order by 1`
  return rows.map((row) => row.line)
}

/** What they must hold on that day, by the rule of the domain, from the school's own rows. */
export async function publishedRows(schoolId: string, day: string) {
  const { teleservices, currentYear } = await db.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { currentYear: true, teleservices: true },
  })
  const copied = await db.$queryRaw<{ id: string }[]>`
    select id from teleservices.student where school_id = ${schoolId}::uuid`
  const enrolments = await db.enrollment.findMany({ where: { schoolId, current: true } })
  const dates = await db.releaseDate.findMany({ where: { schoolId } })
  const readBy = (studentId: string, kind: 'NOTES' | 'ABSENCES' | 'LPC', releasedOn: Date) => {
    const service = teleservices.find((one) => one.kind === kind)
    const couple = enrolments.find((one) => one.studentId === studentId)
    if (!service?.open || !copied.some(({ id }) => id === studentId)) return false
    const releaseDates = dates.flatMap((date) =>
      date.kind === kind && date.mefCode === couple?.mefCode && date.divisionId === couple.divisionId
        ? fromDbDate(date.releasedOn)
        : [],
    )
    return isPublished(fromDbDate(releasedOn), { type: service.publicationType, releaseDates, day })
  }
  const marks = await db.mark.findMany({ where: { schoolId }, include: { assessment: true } })
  const absences = await db.absence.findMany({ where: { schoolId } })
  const skills = await db.assessedSkill.findMany({ where: { schoolId } })
  return {
    marks: marks
      .filter((mark) => mark.assessment.year === currentYear)
      .filter((mark) => readBy(mark.studentId, 'NOTES', mark.assessment.releasedOn))
      .map(({ studentId, assessmentId, assessment, status, value }) =>
        [studentId, assessmentId, assessment.title, status, ...(value === null ? [] : [value.toFixed(2)])].join(' '),
      )
      .sort(),
    absences: absences
      .filter((absence) => absence.year === currentYear)
      .filter((absence) => readBy(absence.studentId, 'ABSENCES', absence.releasedOn))
      .map(({ studentId, id }) => `${studentId} ${id}`)
      .sort(),
    skills: skills
      .filter((skill) => skill.year === currentYear)
      .filter((skill) => readBy(skill.studentId, 'LPC', skill.releasedOn))
      .map(({ studentId, id, level }) => `${studentId} ${id} ${level}`)
      .sort(),
  }
}

type Publication = {
  type: 'CONTINUOUS' | 'DEADLINE'
  /** Échéances of the pupil's couple MEF / division, in any order. */
  releaseDates: readonly CivilDate[]
  /** Day on which the family reads. */
  day: CivilDate
}

/** The rule of TS-53, TS-56 and TS-57 said again, one test or absence at a time, for the copies to be compared with. */
function isPublished(releasedOn: CivilDate, { type, releaseDates, day }: Publication): boolean {
  const eve = addDays(day, -1)
  if (type === 'CONTINUOUS') return releasedOn <= eve
  return releaseDates.some((date) => releasedOn <= date && date <= eve)
}

import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Intake, Reading } from '@/lib/loads/intake'
import { RecordFault } from '@/lib/platform/csv/fault'
import { csvText } from '@/lib/platform/csv/text'
import { getSchoolCalendar } from '@/lib/schools'
import { indexStudents } from '../domain/match-student'
import { spellingsOf } from '../domain/subjects'
import { absencesLoad, marksLoad, skillsLoad } from '../load-kinds'
import { NO_RECORD_FILE, ONE_RECORD_FILE, RECORD_FILE_BROKEN, RECORD_FILE_TOO_LARGE } from '../messages'
import { getCurrentYear } from '../queries/get-current-year'
import { listKnownStudents } from '../queries/list-known-students'
import { listSkillNames } from '../queries/list-skill-names'
import { listSubjects } from '../queries/list-subjects'
import type { AbsencesContent, MarksContent, RecordAnomaly, RecordKind, RecordReading, SkillsContent } from './content'
import { readAbsences } from './read-absences'
import { type ReadingContext, readMarks } from './read-marks'
import { readSkills } from './read-skills'

type Read = (text: string, context: ReadingContext) => RecordReading<MarksContent | AbsencesContent | SkillsContent>

const intakeOf = (kind: Intake['kind'], read: Read): Intake => ({
  kind,
  limits: { files: 1, fileSize: 10 * 1024 * 1024 },
  sentences: {
    none: NO_RECORD_FILE,
    broken: RECORD_FILE_BROKEN,
    tooMany: ONE_RECORD_FILE,
    tooLarge: RECORD_FILE_TOO_LARGE,
  },
  reader: { reads: 'at once', anomaliesKept: 1000, read: (actor, bytes) => understand(actor, bytes, read) },
})

/** How a CSV comes in, by what it is of. */
export const recordIntake: Record<RecordKind, Intake> = {
  NOTES: intakeOf(marksLoad, readMarks),
  ABSENCES: intakeOf(absencesLoad, readAbsences),
  LPC: intakeOf(skillsLoad, readSkills),
}

async function understand(actor: StaffActor, bytes: Uint8Array, read: Read): Promise<Reading> {
  const year = await getCurrentYear(actor)
  const names = await listSkillNames(actor)
  try {
    const text = csvText(bytes)
    const { lines, spellings, content, anomalies } = read(text, {
      year,
      students: indexStudents(await listKnownStudents(actor)),
      calendar: await getSchoolCalendar(actor.schoolId),
      subjects: spellingsOf(await listSubjects(actor)),
      domains: spellingsOf(names.map(({ domain, levels }) => ({ subject: domain, tests: levels }))),
      skills: spellingsOf(names.map(({ skill, levels }) => ({ subject: skill, tests: levels }))),
    })
    return { year, report: { lines, spellings }, content, anomalies: anomalies.map(toAnomaly) }
  } catch (error) {
    if (error instanceof RecordFault) return { year, fault: error.message }
    throw error
  }
}

const toAnomaly = ({ line, who, message }: RecordAnomaly) =>
  ({ severity: 'ERROR', code: 'LINE', message, fileName: null, line, subject: who || null }) as const

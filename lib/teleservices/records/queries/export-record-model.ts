import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type Columns, headersOf } from '@/lib/platform/csv/columns'
import { CSV_BOM, csvLine } from '@/lib/platform/csv/write'
import { db } from '@/lib/platform/db'
import { PRESENT } from '@/lib/schools'
import { SKILL_LEVEL_LABELS, SOCLE_DOMAINS } from '../domain/skills'
import type { RecordKind } from '../files/content'
import { ABSENCE_COLUMNS } from '../files/read-absences'
import { MARK_COLUMNS } from '../files/read-marks'
import { SKILL_COLUMNS } from '../files/read-skills'
import { getCurrentYear } from './get-current-year'

type Cells<Of extends Columns> = Partial<Record<keyof Of, string>>

/**
 * Model of a file: one line a pupil of that division, the rest to be filled; two invented lines without division, or when
 * the school has no such division.
 */
export async function exportRecordModel(actor: StaffActor, kind: RecordKind, division: string): Promise<string> {
  const pupils = await listPupils(actor, division)
  if (kind === 'NOTES') {
    const lines = pupils.map((pupil) => ({ groupName: division, coefficient: '1', scale: '20', ...pupil }))
    return modelOf(MARK_COLUMNS, lines.length > 0 ? lines : exampleMarks(await getCurrentYear(actor)))
  }
  const lines = pupils.map((pupil) => ({ division, ...pupil }))
  if (kind === 'LPC')
    return modelOf(SKILL_COLUMNS, lines.length > 0 ? lines : exampleSkills(await getCurrentYear(actor)))
  return modelOf(ABSENCE_COLUMNS, lines.length > 0 ? lines : exampleAbsences(await getCurrentYear(actor)))
}

function modelOf<Of extends Columns>(columns: Of, lines: readonly Cells<Of>[]): string {
  const names = Object.keys(columns)
  return [
    CSV_BOM,
    csvLine(headersOf(columns)),
    ...lines.map((cells) => csvLine(names.map((name) => cells[name] ?? ''))),
  ].join('')
}

const exampleMarks = (year: number): Cells<typeof MARK_COLUMNS>[] => {
  const test = {
    groupName: '2NDE1',
    subject: 'Mathématiques',
    title: 'Contrôle 1',
    takenOn: `05/10/${year}`,
    releasedOn: `12/10/${year}`,
    term: '1',
    coefficient: '1',
    scale: '20',
  }
  return [
    { ...test, familyName: 'EXEMPLE', firstName: 'Lina', mark: '12,5' },
    { ...test, familyName: 'EXEMPLE', firstName: 'Adam', mark: 'ABS' },
  ]
}

const exampleAbsences = (year: number): Cells<typeof ABSENCE_COLUMNS>[] => [
  {
    kind: 'absence',
    familyName: 'EXEMPLE',
    firstName: 'Lina',
    division: '2NDE1',
    startsOn: `05/10/${year}`,
    startsAt: 'matin',
    endsOn: `06/10/${year}`,
    halfDays: '4',
    reason: 'Maladie',
    justified: 'oui',
  },
  {
    kind: 'retard',
    familyName: 'EXEMPLE',
    firstName: 'Adam',
    division: '2NDE1',
    startsOn: `07/10/${year}`,
    startsAt: 'après-midi',
    minutes: '15',
    reason: 'Transport',
    justified: 'non',
  },
]

const exampleSkills = (year: number): Cells<typeof SKILL_COLUMNS>[] => {
  const test = {
    division: '6A',
    domain: SOCLE_DOMAINS[0],
    skill: 'Comprendre et s’exprimer à l’oral et à l’écrit',
    assessedOn: `05/10/${year}`,
    releasedOn: `12/10/${year}`,
  }
  return [
    { ...test, familyName: 'EXEMPLE', firstName: 'Lina', level: '3' },
    { ...test, familyName: 'EXEMPLE', firstName: 'Adam', level: SKILL_LEVEL_LABELS[2] },
  ]
}

const listPupils = (actor: StaffActor, division: string) =>
  db.$queryRaw<{ ine: string; familyName: string; firstName: string }[]>`
    select coalesce(s.ine, '') as ine, s.family_name as "familyName", s.first_name as "firstName"
    from division d
    join enrollment e on e.division_id = d.id and e.school_id = d.school_id and e.current
    join student s on s.id = e.student_id and s.school_id = d.school_id and ${PRESENT}
    where d.school_id = ${actor.schoolId}::uuid and d.code = ${division}
    order by s.family_name_key collate "C", s.first_name_key collate "C", s.id`

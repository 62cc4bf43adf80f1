import 'server-only'
import { waitingLoad } from '@/lib/loads/queries/load-sql'
import { Prisma } from '@/lib/platform/db'
import type { RecordKind } from '../files/content'

/** Names of the kinds of load, as their rows bear them. */
export const RECORD_LOADS = {
  NOTES: { kind: 'teleservices.notes' },
  ABSENCES: { kind: 'teleservices.absences' },
  LPC: { kind: 'teleservices.skills' },
} as const satisfies Record<RecordKind, { kind: string }>

export type RecordLoadName = (typeof RECORD_LOADS)[RecordKind]['kind']

type Load = { schoolId: string; loadId: string }

/** `tests` of the file, each with the test of the same group, subject, title and day when the school has it (`known`). */
export const stagedTests = (load: Load): Prisma.Sql => Prisma.sql`
  load as materialized (${waitingLoad({ kind: RECORD_LOADS.NOTES, ...load })}),
  tests as materialized (
    select (e.position - 1)::int as position, t.*, a.id as known,
           coalesce((a.released_on, a.term, a.coefficient, a.scale)
             is distinct from (t."releasedOn", t.term, t.coefficient, t.scale), true) as differs
    from load l
    cross join lateral jsonb_array_elements(l.content -> 'tests') with ordinality as e(value, position)
    cross join lateral jsonb_to_record(e.value) as t("groupName" text, subject text, "subjectKey" text, title text,
      "takenOn" date, "releasedOn" date, term smallint, coefficient numeric(5,2), scale numeric(5,2))
    left join assessment a on a.school_id = l.school_id and a.year = l.year and a.group_name = t."groupName"
      and a.subject_key = t."subjectKey" and a.title = t.title and a.taken_on = t."takenOn"
  )`

/** `marks` of the file, of pupils of the school; `known` is the test's, when it exists. Needs `stagedTests`. */
export const stagedMarks = Prisma.sql`
  marks as materialized (
    select m.test, s.id as student_id, m.status::mark_status as status, m.value, t.known
    from load l
    cross join lateral jsonb_to_recordset(l.content -> 'marks') as m(test int, "studentId" uuid, status text, value numeric(5,2))
    join tests t on t.position = m.test
    join student s on s.id = m."studentId" and s.school_id = l.school_id
  )`

/** `staged` absences of the file, of pupils of the school. */
export const stagedAbsences = (load: Load): Prisma.Sql => Prisma.sql`
  load as materialized (${waitingLoad({ kind: RECORD_LOADS.ABSENCES, ...load })}),
  staged as materialized (
    select s.id as student_id, l.school_id, l.year, a.kind::absence_kind as kind, a."startsOn" as starts_on,
           a."startsAt"::half_day as starts_at, a."endsOn" as ends_on, a."halfDays" as half_days, a.minutes, a.reason,
           a.justified, a."releasedOn" as released_on
    from load l
    cross join lateral jsonb_to_recordset(l.content -> 'absences') as a("studentId" uuid, kind text, "startsOn" date,
      "startsAt" text, "endsOn" date, "halfDays" int, minutes int, reason text, justified boolean, "releasedOn" date)
    join student s on s.id = a."studentId" and s.school_id = l.school_id
  )`

/**
 * `staged` skills of the file, of pupils of the school, each with what the school has of the same day (`known`): looked for
 * one by one in the index that makes it unique (`offset 0`), whatever PostgreSQL knows of rows just loaded.
 */
export const stagedSkills = (load: Load): Prisma.Sql => Prisma.sql`
  load as materialized (${waitingLoad({ kind: RECORD_LOADS.LPC, ...load })}),
  staged as materialized (
    select s.id as student_id, l.school_id, l.year, k.domain, k.skill, k."domainKey" as domain_key,
           k."skillKey" as skill_key, k.level, k."assessedOn" as assessed_on,
           coalesce(k."releasedOn", known.released_on) as released_on, known.id as known,
           (known.level, known.released_on) is distinct from (k.level, coalesce(k."releasedOn", known.released_on)) as differs
    from load l
    cross join lateral jsonb_to_recordset(l.content -> 'skills') as k("studentId" uuid, domain text, skill text,
      "domainKey" text, "skillKey" text, level smallint, "assessedOn" date, "releasedOn" date)
    join student s on s.id = k."studentId" and s.school_id = l.school_id
    left join lateral (
      select id, school_id, level, released_on from assessed_skill
      where student_id = s.id and year = l.year and domain_key = k."domainKey" and skill_key = k."skillKey"
        and assessed_on = k."assessedOn"
      offset 0) known on known.school_id = l.school_id
  )`

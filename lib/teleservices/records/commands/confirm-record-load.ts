import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow, today } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { OTHER_YEAR, RECORD_LOAD_GONE, RECORD_LOAD_NOT_FOUND } from '../messages'
import { stagedAbsences, stagedMarks, stagedTests } from '../queries/load-sql'
import { lockRecords, refuseMarksAboveScale } from './lock-records'

type Load = { schoolId: string; loadId: string }

/**
 * Writes what a file says, in one transaction. What the school already has is left as it is: the same file again writes
 * no row, and a mark that the file does not hold stays. A second click, or a second person, finds it done.
 */
export async function confirmRecordLoad(actor: StaffActor, loadId: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const year = await lockRecords(tx, actor)
      // Given up at the same instant: either nothing is written, or all of it.
      await tx.$queryRaw`
        select id from record_load where id = ${loadId}::uuid and school_id = ${actor.schoolId}::uuid for update`
      const load = await tx.recordLoad.findFirst({
        where: { id: loadId, schoolId: actor.schoolId },
        select: { state: true, kind: true, year: true },
      })
      if (!load) throw new Refusal('NOT_FOUND', RECORD_LOAD_NOT_FOUND)
      if (load.state === 'APPLIED') return
      if (load.state !== 'READY') throw new Refusal('CONFLICT', RECORD_LOAD_GONE)
      if (load.year !== year) throw new Refusal('CONFLICT', OTHER_YEAR)
      const scope = { schoolId: actor.schoolId, loadId }
      const counts = load.kind === 'NOTES' ? await writeMarks(tx, actor, scope) : await writeAbsences(tx, scope)
      await tx.$executeRaw`
        update record_load
        set state = 'APPLIED', content = null, counts = ${JSON.stringify(counts)}::jsonb, confirmed_by_id = ${actor.id}::uuid,
            finished_at = ${businessNow()}
        where id = ${loadId}::uuid and school_id = ${actor.schoolId}::uuid`
      const target = { type: 'record-load', id: loadId }
      await recordAudit(tx, actor, { action: 'record.loaded', target, kind: load.kind, counts })
    },
    { timeout: 60_000 },
  )
}

type Written = { created: number; changed: number }

async function writeMarks(tx: Tx, actor: StaffActor, load: Load): Promise<Record<string, number>> {
  const tests = await tx.$queryRaw<{ id: string; created: boolean }[]>`
    with ${stagedTests(load)}
    insert into assessment (school_id, year, group_name, subject, title, taken_on, released_on, term, coefficient, scale, created_by_id)
    select l.school_id, l.year, t."groupName", t.subject, t.title, t."takenOn", t."releasedOn", t.term, t.coefficient, t.scale,
           ${actor.id}::uuid
    from load l cross join tests t
    on conflict (school_id, year, group_name, subject, title, taken_on) do update
    set released_on = excluded.released_on, term = excluded.term, coefficient = excluded.coefficient, scale = excluded.scale
    where (assessment.released_on, assessment.term, assessment.coefficient, assessment.scale)
      is distinct from (excluded.released_on, excluded.term, excluded.coefficient, excluded.scale)
    returning id, (xmax = 0) as created`
  const [marks] = await tx.$queryRaw<Written[]>`
    with ${stagedTests(load)}, ${stagedMarks},
    written as (
      insert into mark (assessment_id, student_id, school_id, status, value)
      select m.known, m.student_id, ${load.schoolId}::uuid, m.status, m.value from marks m
      on conflict (assessment_id, student_id) do update set status = excluded.status, value = excluded.value
      where (mark.status, mark.value) is distinct from (excluded.status, excluded.value)
      returning (xmax = 0) as created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as changed from written`
  await refuseMarksAboveScale(
    tx,
    actor,
    tests.map(({ id }) => id),
  )
  return {
    testsCreated: tests.filter(({ created }) => created).length,
    testsChanged: tests.filter(({ created }) => !created).length,
    marksCreated: marks?.created ?? 0,
    marksChanged: marks?.changed ?? 0,
  }
}

async function writeAbsences(tx: Tx, load: Load): Promise<Record<string, number>> {
  const [absences] = await tx.$queryRaw<Written[]>`
    with ${stagedAbsences(load)},
    written as (
      insert into absence (school_id, student_id, year, kind, starts_on, starts_at, ends_on, half_days, minutes, reason,
        justified, released_on)
      select l.school_id, l.student_id, l.year, l.kind, l.starts_on, l.starts_at, l.ends_on, l.half_days, l.minutes, l.reason,
             l.justified, coalesce(l.released_on, a.released_on, ${today()}::date)
      from staged l
      left join absence a on a.student_id = l.student_id and a.school_id = l.school_id and a.kind = l.kind
        and a.starts_on = l.starts_on and a.starts_at = l.starts_at
      on conflict (student_id, kind, starts_on, starts_at) do update
      set ends_on = excluded.ends_on, half_days = excluded.half_days, minutes = excluded.minutes, reason = excluded.reason,
          justified = excluded.justified, released_on = excluded.released_on
      where (absence.ends_on, absence.half_days, absence.minutes, absence.reason, absence.justified, absence.released_on)
        is distinct from (excluded.ends_on, excluded.half_days, excluded.minutes, excluded.reason, excluded.justified, excluded.released_on)
      returning (xmax = 0) as created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as changed from written`
  return { absencesCreated: absences?.created ?? 0, absencesChanged: absences?.changed ?? 0 }
}

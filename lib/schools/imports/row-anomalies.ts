import { addAnomaliesOf } from '@/lib/loads/analysis-rows'
import type { BulkClient } from '@/lib/platform/bulk'
import { ROW_ANOMALIES, type RowAnomalyCode } from './anomalies'

/**
 * Keeps the anomalies of people whom the import concerns, named as screens name them, and adds those that only a
 * comparison of the tables shows. A pupil who is left out keeps his errors alone.
 */
export async function writeRowAnomalies(client: BulkClient, importId: string): Promise<void> {
  await addAnomaliesOf(
    client,
    importId,
    `select a.severity, a.code, a.message, a.file_name, a.line, coalesce(${STUDENT_NAME}, a.subject)
     from raw_anomaly a
     left join raw_presence p on p.source_id = a.source_id
     left join import_student i on i.import_id = $1 and i.source_id = a.source_id and i.change <> 'LEFT'
     where a.scope = 'STUDENT' and (a.source_id is null or p.presence = 'PRESENT')
       and (a.severity = 'ERROR' or i.student_id is not null)
     union all
     select a.severity, a.code, a.message, a.file_name, a.line, a.subject
     from raw_anomaly a join import_guardian g on g.import_id = $1 and g.source_id = a.source_id
     where a.scope = 'PERSON'`,
  )
  for (const { codes, subject, bearers, former } of REUSED)
    for (const [identity, code] of Object.entries(codes))
      await add(
        client,
        importId,
        code,
        `${subject} || ' (avant : ' || coalesce(nullif(f.usage_name, ''), f.family_name) || ' ' || f.first_name || ')'`,
        null,
        `from ${bearers} join ${former} where u.identity = '${identity}'`,
      )
  for (const { subject, read, known, addresses } of ADDRESSES) {
    const announced = `from ${read} where i.import_id = $1 and r.address_id is not null and ${known}`
    const cut = `exists (select from ${addresses} a where a.address_id = r.address_id and a.cut)`
    const absent = `not exists (select from ${addresses} a where a.address_id = r.address_id)`
    await add(client, importId, 'TEXT_TOO_LONG', subject, null, `${announced} and ${cut}`)
    await add(
      client,
      importId,
      'ADDRESS_NOT_FOUND',
      subject,
      null,
      `${announced} and ${absent} and exists (select from ${addresses})`,
    )
  }
  await add(
    client,
    importId,
    'GUARDIAN_NOT_FOUND',
    LINKED_NAME,
    'l.line',
    `${LINKED}
    where not exists (select from raw_person r where r.source_id = l.person_source_id)`,
  )
  await add(client, importId, 'LEGAL_RANK_OVERFLOW', LINKED_NAME, 'l.line', `${LINKED} where l.overflow`)
}

const STUDENT_NAME = `coalesce(nullif(i.usage_name, ''), i.family_name) || ' ' || i.first_name || coalesce(' (' || i.division_code || ')', '')`

const GUARDIAN_NAME = `coalesce(nullif(i.usage_name, ''), i.family_name) || ' ' || i.first_name`

/** Ids that bear somebody else (OTHER), or perhaps (DOUBT): who bears them now, and who did. */
const REUSED = [
  {
    codes: { OTHER: 'STUDENT_ID_REUSED', ANSWERED: 'STUDENT_ID_REUSED', DOUBT: 'STUDENT_ID_DOUBTFUL' },
    subject: STUDENT_NAME,
    bearers: `reused_id u join import_student i on i.import_id = $1 and i.position = u.position and i.change = 'CREATED'`,
    former: 'student f on f.id = u.student_id',
  },
  {
    codes: { OTHER: 'GUARDIAN_ID_REUSED', ANSWERED: 'GUARDIAN_ID_REUSED', DOUBT: 'GUARDIAN_ID_DOUBTFUL' },
    subject: GUARDIAN_NAME,
    bearers: 'reused_person_id u join import_guardian i on i.import_id = $1 and i.source_id = u.source_id',
    former: 'guardian f on f.id = u.guardian_id',
  },
] as const

const ADDRESSES = [
  {
    subject: STUDENT_NAME,
    read: 'import_student i join raw_student r on r.source_id = i.source_id',
    known: `i.change <> 'LEFT'`,
    addresses: 'raw_student_address',
  },
  {
    subject: GUARDIAN_NAME,
    read: 'import_guardian i join raw_person r on r.source_id = i.source_id',
    known: 'true',
    addresses: 'raw_person_address',
  },
] as const

/** The pupil may be in the database alone, when only the responsables are imported. */
const LINKED_NAME = `coalesce((select ${STUDENT_NAME} from import_student i where i.import_id = $1 and i.student_id = k.student_id),
  (select s.family_name || ' ' || s.first_name from student s where s.id = k.student_id))`
const LINKED = 'from raw_link l join kept_student k on k.source_id = l.student_source_id'

async function add(
  client: BulkClient,
  importId: string,
  code: RowAnomalyCode,
  subject: string,
  line: string | null,
  from: string,
): Promise<void> {
  const { severity, message } = ROW_ANOMALIES[code]
  await addAnomaliesOf(
    client,
    importId,
    `select $2::text, $3::text, $4::text, null::text, ${line ?? 'null::int'}, ${subject} ${from}`,
    [severity, code, message],
  )
}

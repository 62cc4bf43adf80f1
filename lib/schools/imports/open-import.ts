import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import { businessNow } from '@/lib/platform/clock'
import { academieOfUai, schoolKindOf } from '../domain/academies'
import type { Answers } from '../domain/import-decision'
import { type Anomaly, fileAnomaly } from './anomalies'
import { takeSchoolLock } from './import-rows'
import type { Envelopes } from './readers/envelopes'
import type { SourceFile } from './readers/open-file'
import { Rejection } from './rejection'

/** The school of that UAI, made in this transaction when its name is given. */
export async function findOrCreateSchool(
  client: BulkClient,
  input: { uai: string; createSchool?: string },
  year: number,
) {
  const { rows } = await client.query<{ id: string; currentYear: number }>(
    `select id, current_year as "currentYear" from school where uai = $1`,
    [input.uai],
  )
  if (rows[0]) return rows[0]
  if (!input.createSchool)
    throw new Rejection(
      [
        fileAnomaly(
          'ERROR',
          'SCHOOL_UNKNOWN',
          `Aucun établissement ne porte le numéro ${input.uai}. Vérifiez-le, ou créez l’établissement avec --create-school.`,
        ),
      ],
      year,
    )
  const academie = academieOfUai(input.uai) ?? { code: '00', name: 'Académie' }
  const created = await client.query<{ id: string }>(
    `with existing as (
       select id from academie where code = $1
         or ($1 = '00' and (select count(*) from academie) = 1)
     ), made as (
       insert into academie (code, name, email_domains) select $1, $2, '{}' where not exists (select from existing)
       on conflict (code) do update set name = academie.name returning id
     )
     insert into school (academie_id, uai, name, kind, current_year, ip_ranges)
     select id, $3, $4, $5::school_kind, $6, '{}' from (select id from existing union all select id from made) a limit 1
     returning id`,
    [academie.code, academie.name, input.uai, input.createSchool, schoolKindOf(input.createSchool), year],
  )
  return { id: created.rows[0]?.id ?? '', currentYear: year }
}

/** Takes the school's lock, then its single place; tells whose import stands in the way. Returns the import's id. */
export async function startImport(
  client: BulkClient,
  schoolId: string,
  year: number,
  answers: Answers,
  files: readonly SourceFile[],
  hashes: readonly string[],
  envelopes: Envelopes,
): Promise<string> {
  if (!(await takeSchoolLock(client, schoolId, { wait: false }))) throw new Rejection([busy(null)], year)
  // Left by a command line that was killed: it held the lock, nobody else will finish it.
  await client.query(
    `update import set state = 'CANCELLED', finished_at = $2
     where school_id = $1 and requested_by_id is null and state in ('UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING')`,
    [schoolId, businessNow()],
  )
  const open = await client.query<{ who: string | null }>(
    `select coalesce(a.first_name || ' ' || a.family_name, a.username) as who
     from import i left join account a on a.id = i.requested_by_id
     where i.school_id = $1 and i.state in ('UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING')`,
    [schoolId],
  )
  if (open.rows[0]) throw new Rejection([busy(open.rows[0].who)], year)
  const { rows } = await client.query<{ id: string }>(
    `insert into import (school_id, year, state, answers) values ($1, $2, 'ANALYSING', $3) returning id`,
    [schoolId, year, JSON.stringify(answers)],
  )
  const importId = rows[0]?.id ?? ''
  for (const [index, file] of files.entries())
    await client.query('insert into import_file (import_id, name, size, sha256, root) values ($1, $2, $3, $4, $5)', [
      importId,
      file.name,
      file.size,
      hashes[index],
      envelopes.files.find(({ xml }) => xml.name === file.name)?.root ?? null,
    ])
  return importId
}

const busy = (who: string | null): Anomaly =>
  fileAnomaly(
    'ERROR',
    'IMPORT_ALREADY_OPEN',
    who
      ? `Un import de cet établissement attend une réponse de ${who}. Terminez-le ou annulez-le, puis recommencez.`
      : 'Un autre import de cet établissement est en cours. Attendez sa fin, puis recommencez.',
  )

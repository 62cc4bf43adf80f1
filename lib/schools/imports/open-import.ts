import 'server-only'
import { type NamedFile, startLoad } from '@/lib/loads/command-line'
import type { BulkClient } from '@/lib/platform/bulk'
import { academieOfUai, schoolKindOf } from '../settings/domain/academies'
import { type Anomaly, fileAnomaly } from './anomalies'
import type { Answers } from './domain/import-decision'
import { importLoad } from './load-kind'
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

/** Opens the import of a command line; whose import stands in the way rejects it. Returns its id. */
export async function startImport(
  client: BulkClient,
  { schoolId, year, answers, files }: { schoolId: string; year: number; answers: Answers; files: readonly NamedFile[] },
): Promise<string> {
  const started = await startLoad(client, importLoad, { schoolId, year, answers, files })
  if ('busyWith' in started) throw new Rejection([busy(started.busyWith)], year)
  return started.id
}

const busy = (who: string | null): Anomaly =>
  fileAnomaly(
    'ERROR',
    'IMPORT_ALREADY_OPEN',
    who
      ? `Un import de cet établissement attend une réponse de ${who}. Terminez-le ou annulez-le, puis recommencez.`
      : 'Un autre import de cet établissement est en cours. Attendez sa fin, puis recommencez.',
  )

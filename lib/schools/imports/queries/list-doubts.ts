import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { ownLoad } from '@/lib/loads/queries/load-sql'
import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { displayPhone } from '../../people/domain/phone'
import { type DoubtFact, type DoubtScope, doubtFacts } from '../domain/doubts'
import { importLoad } from '../load-kind'

export type Doubt = { scope: DoubtScope; sourceId: string; name: string; facts: DoubtFact[] }

type Facts = {
  ine?: string | null
  civility?: string | null
  familyName: string
  usageName: string | null
  firstName: string
  birthDate?: CivilDate
  sex?: 'M' | 'F' | null
  division?: string | null
  email?: string | null
  phone?: string | null
  address?: string | null
  children?: string | null
}
type Row = { scope: DoubtScope; sourceId: string; read: Facts; known: Facts }

const LONGEST_LIST = 200

/** Who must be told apart before an import is written, both sides beside each other. Another school's import has none. */
export async function listDoubts(actor: StaffActor, importId: string): Promise<Doubt[]> {
  const own = ownLoad({ kind: importLoad, schoolId: actor.schoolId, loadId: importId })
  const rows = await db.$queryRaw<Row[]>`
    select d.scope, d.source_id as "sourceId",
      jsonb_build_object('familyName', i.family_name, 'usageName', i.usage_name, 'firstName', i.first_name, 'ine', i.ine,
        'birthDate', i.birth_date, 'sex', i.sex, 'division', i.division_code) as read,
      jsonb_build_object('familyName', s.family_name, 'usageName', s.usage_name, 'firstName', s.first_name, 'ine', s.ine,
        'birthDate', s.birth_date, 'sex', s.sex, 'division', v.code) as known
    from import_doubt d
    join import_student i on i.import_id = d.import_id and i.source_id = d.source_id and i.change = 'CREATED'
    join student s on s.id = d.known_id and s.school_id = ${actor.schoolId}::uuid
    left join enrollment e on e.student_id = s.id and e.current
    left join division v on v.id = e.division_id
    where d.import_id = (${own}) and d.scope = 'STUDENT' and d.same is null
    union all
    select d.scope, d.source_id,
      jsonb_build_object('civility', i.civility, 'familyName', i.family_name, 'usageName', i.usage_name,
        'firstName', i.first_name, 'email', i.email, 'phone', coalesce(i.mobile_phone, i.home_phone, i.work_phone),
        'address', concat_ws(', ', nullif(i.address_line1, ''), nullif(i.address_line2, ''), i.postal_code || ' ' || i.city),
        'children', (select string_agg(distinct s.first_name, ', ') from import_guardianship l
                     join import_student s on s.import_id = l.import_id and s.student_id = l.student_id
                     where l.import_id = i.import_id and l.guardian_id = i.guardian_id and l.change <> 'REMOVED')),
      jsonb_build_object('civility', g.civility, 'familyName', g.family_name, 'usageName', g.usage_name,
        'firstName', g.first_name, 'email', g.email, 'phone', coalesce(g.mobile_phone, g.home_phone, g.work_phone),
        'address', concat_ws(', ', nullif(g.address_line1, ''), nullif(g.address_line2, ''), g.postal_code || ' ' || g.city),
        'children', (select string_agg(distinct s.first_name, ', ') from guardianship l join student s on s.id = l.student_id
                     where l.guardian_id = g.id and l.ended_on is null))
    from import_doubt d
    join import_guardian i on i.import_id = d.import_id and i.source_id = d.source_id and i.change = 'CREATED'
    join guardian g on g.id = d.known_id and g.school_id = ${actor.schoolId}::uuid
    where d.import_id = (${own}) and d.scope = 'GUARDIAN' and d.same is null
    order by 1, 2 limit ${LONGEST_LIST}`
  return rows.map(({ scope, sourceId, read, known }) => ({
    scope,
    sourceId,
    name: `${(read.usageName || read.familyName).toUpperCase()} ${read.firstName}`,
    facts: doubtFacts(LINES.map(([label, text]) => [label, text(read) || null, text(known) || null] as const)),
  }))
}

const SEXES = { M: 'Masculin', F: 'Féminin' } as const

const LINES: [string, (facts: Facts) => string | null | undefined][] = [
  ['Civilité', ({ civility }) => civility],
  ['Nom de famille', ({ familyName }) => familyName],
  ['Nom d’usage', ({ usageName }) => usageName],
  ['Prénom', ({ firstName }) => firstName],
  ['Date de naissance', ({ birthDate }) => birthDate && frenchDate(birthDate)],
  ['INE', ({ ine }) => ine],
  ['Sexe', ({ sex }) => sex && SEXES[sex]],
  ['Division', ({ division }) => division],
  ['Élèves', ({ children }) => children],
  ['Courriel', ({ email }) => email],
  ['Téléphone', ({ phone }) => phone && displayPhone(phone)],
  ['Adresse', ({ address }) => address],
]

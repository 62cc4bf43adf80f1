import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { TELESERVICES } from '@/lib/teleservices/opening/domain/teleservices'
import { confirmRecordLoad } from '@/lib/teleservices/records/commands/confirm-record-load'
import { receiveRecordFile } from '@/lib/teleservices/records/commands/receive-record-file'
import type { RecordKind } from '@/lib/teleservices/records/files/content'
import { buildSchool, buildStaff, buildStudent } from '@/prisma/seed/builders'
import { staffActor } from './actors'
import { uploadOf } from './uploads'

export const MARKS_HEAD =
  'Division ou groupe;Matière;Évaluation;Date;Date de publication;Trimestre;Coefficient;Barème;INE;Nom;Prénom;Date de naissance;Note'
export const ABSENCES_HEAD =
  'Type;INE;Nom;Prénom;Division;Début;Période;Fin;Demi-journées;Minutes;Motif;Justifiée;Date de publication'
export const SKILLS_HEAD =
  'INE;Nom;Prénom;Date de naissance;Division;Domaine;Compétence;Niveau;Date;Date de publication'

/** « S’exprimer à l’oral », in the first domain, on 05/10/2026. */
export const skillLine = (student: { familyName: string; firstName: string }, level: string, date = '05/10/2026') =>
  `;${student.familyName};${student.firstName};;;1;S’exprimer à l’oral;${level};${date};12/10/2026`

/** « DS 1 » of maths in 2NDE1, out of 20. */
export const markLine = (student: { familyName: string; firstName: string }, mark: string, title = 'DS 1') =>
  `2NDE1;Maths;${title};05/10/2026;12/10/2026;1;2;20;;${student.familyName};${student.firstName};;${mark}`

export const fileOf = (...lines: string[]) => lines.join('\r\n')

/** A head, and the pupils of his 2NDE1. */
export async function recordsSchool(...firstNames: string[]) {
  const school = await buildSchool()
  const { account } = await buildStaff({ schoolId: school.id })
  const students = []
  for (const firstName of firstNames)
    students.push(await buildStudent({ schoolId: school.id, firstName, division: '2NDE1' }))
  return { actor: staffActor({ id: account.id, schoolId: school.id }), school, students }
}

export const receive = (actor: StaffActor, kind: RecordKind, content: string | Uint8Array, name = 'notes.csv') =>
  receiveRecordFile(actor, kind, uploadOf({ [name]: content }))

/** Sends and confirms; returns what was written. */
export async function load(actor: StaffActor, kind: RecordKind, content: string | Uint8Array) {
  const id = await receive(actor, kind, content)
  await confirmRecordLoad(actor, { type: TELESERVICES[kind].segment, loadId: id })
  const { counts } = await db.fileLoad.findUniqueOrThrow({ where: { id }, select: { counts: true } })
  return counts
}

/** Every row of marks, absences and skills of the school, with the instant that says when each was written. */
export const recordRows = (schoolId: string) =>
  db.$queryRaw`
    select 'assessment' as what, a::text as row, a.xmin::text from assessment a where school_id = ${schoolId}::uuid
    union all select 'mark', m::text, m.xmin::text from mark m where school_id = ${schoolId}::uuid
    union all select 'absence', b::text, b.xmin::text from absence b where school_id = ${schoolId}::uuid
    union all select 'skill', k::text, k.xmin::text from assessed_skill k where school_id = ${schoolId}::uuid
    order by 1, 2`

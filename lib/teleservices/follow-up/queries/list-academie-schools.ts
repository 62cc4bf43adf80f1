import 'server-only'
import type { AcademieActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { LEGAL_COUPLE, lastImportAt, PRESENT } from '@/lib/schools'

/** One school as the académie sees it: figures, never a pupil nor a responsable. */
export type AcademieSchool = {
  id: string
  uai: string
  name: string
  city: string | null
  importedAt: Date | null
  open: TeleserviceKind[]
  couples: number
  accesses: number
  accounts: number
}

/** Schools of the actor's académie, by name. Each figure is counted inside its school. */
export async function listAcademieSchools(
  actor: AcademieActor,
  search: { page: number },
): Promise<Page<AcademieSchool>> {
  const total = await db.school.count({ where: { academieId: actor.academieId } })
  const page = clampPage(search.page, total)
  const rows = await db.$queryRaw<AcademieSchool[]>`
    select sc.id, sc.uai, sc.name, sc.city,
      ${lastImportAt(Prisma.sql`sc.id`)} as "importedAt",
      array(
        select t.kind::text from school_teleservice t where t.school_id = sc.id and t.open order by t.kind
      ) as open,
      (select count(*)::int from guardianship g
        join enrollment e on e.student_id = g.student_id and e.school_id = sc.id and e.current
        join student s on s.id = g.student_id and ${PRESENT}
        where g.school_id = sc.id and ${LEGAL_COUPLE}) as couples,
      (select count(*)::int from activation_code c
        where c.school_id = sc.id and c.kind = 'CAR' and c.invalidated_at is null) as accesses,
      (select count(*)::int from access a
        where a.school_id = sc.id and a.guardianship_id is not null and a.withdrawn_at is null) as accounts
    from school sc
    where sc.academie_id = ${actor.academieId}::uuid
    order by sc.name collate "fr-x-icu", sc.id
    limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`
  return { rows, total, page, pageCount: pageCount(total) }
}

import 'server-only'
import type { AcademieActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

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
    select s.id, s.uai, s.name, s.city,
      (select max(i.finished_at) from import i where i.school_id = s.id and i.state = 'APPLIED') as "importedAt",
      array(
        select t.kind::text from school_teleservice t where t.school_id = s.id and t.open order by t.kind
      ) as open,
      (select count(*)::int from guardianship g
        join enrollment e on e.student_id = g.student_id and e.school_id = s.id and e.current
        join student p on p.id = g.student_id and p.left_on is null
        where g.school_id = s.id and g.legal_rank is not null and g.ended_on is null) as couples,
      (select count(*)::int from activation_code c
        where c.school_id = s.id and c.kind = 'CAR' and c.invalidated_at is null) as accesses,
      (select count(*)::int from access a
        where a.school_id = s.id and a.guardianship_id is not null and a.withdrawn_at is null) as accounts
    from school s
    where s.academie_id = ${actor.academieId}::uuid
    order by s.name collate "fr-x-icu", s.id
    limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`
  return { rows, total, page, pageCount: pageCount(total) }
}

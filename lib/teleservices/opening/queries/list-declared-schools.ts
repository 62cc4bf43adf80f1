import 'server-only'
import type { AcademieActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { nameKey } from '@/lib/platform/text'
import type { SchoolSearch } from '../schemas-declaration'

/** What the académie says of one school for one téléservice (TS-42). */
export type DeclaredSchool = {
  id: string
  uai: string
  name: string
  city: string | null
  experimenter: boolean
  moduleUsed: boolean
  open: boolean
}

/**
 * Schools of the actor's académie by name, found by any part of the name, of the town or of the UAI. An académie has a
 * few hundred of them: they are compared here, with the keys of `nameKey`.
 */
export async function listDeclaredSchools(
  actor: AcademieActor,
  kind: TeleserviceKind,
  search: SchoolSearch,
): Promise<Page<DeclaredSchool>> {
  const schools = await db.school.findMany({
    where: { academieId: actor.academieId },
    select: {
      id: true,
      uai: true,
      name: true,
      city: true,
      teleservices: { where: { kind }, select: { experimenter: true, moduleUsed: true, open: true } },
    },
  })
  const wanted = nameKey(search.q)
  const found = schools
    .filter(({ name, city, uai }) => nameKey(`${name} ${city ?? ''} ${uai}`).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr') || a.uai.localeCompare(b.uai))
  const page = clampPage(search.page, found.length)
  const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ teleservices: [own], ...school }) => ({
    ...school,
    experimenter: own?.experimenter ?? false,
    moduleUsed: own?.moduleUsed ?? true,
    open: own?.open ?? false,
  }))
  return { rows, total: found.length, page, pageCount: pageCount(found.length) }
}

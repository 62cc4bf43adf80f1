import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import type { Cause } from '../domain/without-account'
import { couplesWithCause } from './without-account-sql'

export type WithoutAccount = { id: string; student: string; guardian: string; legalRank: number; cause: Cause }

type Row = {
  id: string
  legal_rank: number
  cause: Cause
  division: string | null
  s_family_name: string
  s_usage_name: string | null
  s_first_name: string
  g_family_name: string
  g_usage_name: string | null
  g_first_name: string
}

/** Couples without account, of one cause or of all: the list behind each figure of the dashboard. */
export async function listWithoutAccount(
  actor: StaffActor,
  search: { cause: Cause | null; page: number },
): Promise<Page<WithoutAccount>> {
  const couples = Prisma.sql`(${couplesWithCause(actor.schoolId)}) couples`
  const asked = search.cause ? Prisma.sql`cause = ${search.cause}` : Prisma.sql`cause is not null`
  const [count] = await db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${couples} where ${asked}`
  const total = count?.total ?? 0
  const page = clampPage(search.page, total)
  const rows = await db.$queryRaw<Row[]>`
    select id, legal_rank, cause, division, s_family_name, s_usage_name, s_first_name,
      g_family_name, g_usage_name, g_first_name
    from ${couples} where ${asked}
    order by s_key collate "C", s_first_key collate "C", legal_rank, id
    limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`
  return { rows: rows.map(toRow), total, page, pageCount: pageCount(total) }
}

function toRow(row: Row): WithoutAccount {
  const student = staffName({ familyName: row.s_family_name, usageName: row.s_usage_name, firstName: row.s_first_name })
  return {
    id: row.id,
    student: row.division ? `${student} (${row.division})` : student,
    guardian: staffName({ familyName: row.g_family_name, usageName: row.g_usage_name, firstName: row.g_first_name }),
    legalRank: row.legal_rank,
    cause: row.cause,
  }
}

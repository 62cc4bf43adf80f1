import 'server-only'
import { Prisma } from '@/lib/platform/db'
import type { LoadKind } from '../kinds'

type Load = { kind: Pick<LoadKind, 'kind'>; schoolId: string; loadId: string }

/** The id of a load of the school, or no row: another school's is nobody's. */
export const ownLoad = ({ kind, schoolId, loadId }: Load): Prisma.Sql => Prisma.sql`
  select id from file_load where id = ${loadId}::uuid and school_id = ${schoolId}::uuid and kind = ${kind.kind}`

/** `school_id`, `year` and `content` of a load that waits for an answer. */
export const waitingLoad = (load: Load): Prisma.Sql => Prisma.sql`
  select school_id, year, content from file_load where id = (${ownLoad(load)}) and state = 'ANALYSED'`

/** When the last load of a kind was written in the school that `school` names. */
export const lastAppliedAt = ({ kind }: Pick<LoadKind, 'kind'>, school: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select max(applied.finished_at) from file_load applied
   where applied.school_id = ${school} and applied.kind = ${kind} and applied.state = 'APPLIED'
     and applied.undone_at is null)`

import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import type { BulkClient } from '@/lib/platform/bulk'
import { db } from '@/lib/platform/db'
import { endAbandoned } from './commands/end-abandoned'
import { OPEN_STATES } from './domain/states'
import type { LoadAnswers, LoadId, LoadKind } from './kinds'
import { takePlace } from './place'
import type { JobActor } from './run-load'

export type NamedFile = { name: string; size: number; sha256: string; root: string | null }
type Starting = { schoolId: string; year: number; answers: LoadAnswers; files: readonly NamedFile[] }
/** Whose load stands in the way; null: another command line, or a job. */
export type Busy = { busyWith: string | null }

/** Opens the load of a command line, already being analysed: takes the school's lock, then its single place. */
export async function startLoad(
  client: BulkClient,
  kind: LoadKind,
  starting: Starting,
): Promise<{ id: string } | Busy> {
  const { schoolId, year, answers, files } = starting
  if (!(await takePlace(client, kind, { schoolId, wait: false }))) return { busyWith: null }
  await endAbandoned(client, kind, schoolId)
  const open = await client.query<{ who: string | null }>(
    `select requested_by_id as who from file_load where school_id = $1 and kind = $2 and exclusive and state = any($3::load_state[])`,
    [schoolId, kind.kind, OPEN_STATES],
  )
  const first = open.rows[0]
  if (first) return { busyWith: (await namesOfAccounts([first.who])).get(first.who ?? '') ?? null }
  const { rows } = await client.query<{ id: string }>(
    `insert into file_load (kind, school_id, year, state, exclusive, answers) values ($1, $2, $3, 'ANALYSING', $4, $5)
     returning id`,
    [kind.kind, schoolId, year, kind.exclusive !== undefined, JSON.stringify(answers)],
  )
  const id = rows[0]?.id ?? ''
  await client.query(
    `insert into loaded_file (load_id, name, size, sha256, root)
     select $1::uuid, f.name, f.size, f.sha256, f.root
     from jsonb_to_recordset($2::jsonb) as f (name text, size int, sha256 text, root text)`,
    [id, JSON.stringify(files)],
  )
  return { id }
}

/** The command line answers at once: its analysed load goes on to be written. */
export async function goAhead(
  kind: LoadKind,
  { actor, load, files }: { actor: JobActor; load: LoadId; files: readonly NamedFile[] },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.fileLoad.update({
      where: { ...load, state: 'ANALYSED' },
      data: { state: 'APPLYING', progress: 0 },
      select: { id: true },
    })
    const entry = kind.journal.requested?.(load, files)
    if (entry) await recordAudit(tx, actor, entry)
  })
}

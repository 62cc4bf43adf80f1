import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

const globals = globalThis as unknown as { passerelleFamilyRole?: Promise<boolean> }

/**
 * Reads the schema `teleservices` in a transaction of the role that can read nothing else (decision 16). Where the user
 * of DATABASE_URL may not take that role, the reads are the same, without the second lock.
 */
export async function readAsFamily<Result>(read: (tx: Tx) => Promise<Result>): Promise<Result> {
  const separated = await familyRoleIsThere()
  return db.$transaction(async (tx) => {
    if (separated) await tx.$executeRaw`set local role passerelle_family`
    return read(tx)
  })
}

/** Asked once per process, when the server starts: says so in the log when the role is missing. */
export function familyRoleIsThere(): Promise<boolean> {
  globals.passerelleFamilyRole ??= findRole()
  return globals.passerelleFamilyRole
}

async function findRole(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ usable: boolean }[]>`
    select exists (
      select from pg_roles
      where rolname = 'passerelle_family' and pg_has_role(current_user, oid, 'MEMBER')
        and has_schema_privilege(oid, 'teleservices', 'USAGE')
    ) as usable`
  if (!row?.usable)
    logger.warn(
      'role passerelle_family is missing: family pages read with the rights of the application (docs/adr/0016)',
    )
  return row?.usable ?? false
}

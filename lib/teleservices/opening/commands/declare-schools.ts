import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { AcademieActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'

type Changes = { added: readonly string[]; removed: readonly string[] }

export type DeclareSchools = { kind: TeleserviceKind; experimenters: Changes; users: Changes }

/**
 * Which schools experiment a téléservice, and which use its module (TS-42), among those of the actor's académie: any
 * other id changes nothing. Returns how many schools changed.
 */
export async function declareSchools(actor: AcademieActor, asked: DeclareSchools): Promise<number> {
  const { kind, experimenters, users } = asked
  return db.$transaction(async (tx) => {
    // Two gestionnaires at once follow one another: the second reads what the first wrote.
    await tx.$queryRaw`select id from academie where id = ${actor.academieId}::uuid for no key update`
    const changed = await write(tx, actor, asked)
    if (changed.length > 0)
      await recordAudit(tx, actor, {
        action: 'academie.schools-declared',
        kind,
        schools: changed.map(({ id }) => id),
        experimenters: experimenters.added.length - experimenters.removed.length,
        users: users.added.length - users.removed.length,
      })
    return changed.length
  })
}

const write = (tx: Tx, actor: AcademieActor, { kind, experimenters, users }: DeclareSchools) =>
  tx.$queryRaw<{ id: string }[]>`
    insert into school_teleservice as t (school_id, kind, experimenter, module_used)
    select id, ${kind}::teleservice_kind, experimenter, module_used
    from (
      select s.id, coalesce(o.experimenter, false) as was_experimenter,
        coalesce(o.module_used, true) as was_user,
        case when s.id = any(${experimenters.added}::uuid[]) then true
          when s.id = any(${experimenters.removed}::uuid[]) then false
          else coalesce(o.experimenter, false) end as experimenter,
        case when s.id = any(${users.added}::uuid[]) then true
          when s.id = any(${users.removed}::uuid[]) then false
          else coalesce(o.module_used, true) end as module_used
      from school s
      left join school_teleservice o on o.school_id = s.id and o.kind = ${kind}::teleservice_kind
      where s.academie_id = ${actor.academieId}::uuid
        and s.id = any(${[...experimenters.added, ...experimenters.removed, ...users.added, ...users.removed]}::uuid[])
    ) asked
    where (experimenter, module_used) is distinct from (was_experimenter, was_user)
    order by id
    on conflict (school_id, kind) do update set experimenter = excluded.experimenter, module_used = excluded.module_used
    returning t.school_id as id`

import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { Prisma, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CodeHolder, HolderFacts } from '../domain/code-holder'
import { HOLDER_NOT_FOUND } from '../messages'

export type LockedCode = {
  id: string
  usedAt: Date | null
  notifiedAt: Date | null
  suspendedAt: Date | null
}

export type LockedHolder = CodeHolder & {
  facts: HolderFacts
  /** The valid code, suspended or not; null when there is none. */
  code: LockedCode | null
}

/**
 * The holder of the actor's school with its valid code, kept until the commit: what two people do to one person's code
 * follows one another. The responsable (or the pupil) is locked before the code, as an activation does.
 */
export async function lockHolder(tx: Tx, actor: StaffActor, { kind, holderId }: CodeHolder): Promise<LockedHolder> {
  const facts = kind === 'CAR' ? await lockCouple(tx, actor, holderId) : await lockPupil(tx, actor, holderId)
  if (!facts) throw new Refusal('NOT_FOUND', HOLDER_NOT_FOUND)
  const [code] = await tx.$queryRaw<LockedCode[]>`
    select id, used_at as "usedAt", notified_at as "notifiedAt", suspended_at as "suspendedAt" from activation_code
    where school_id = ${actor.schoolId}::uuid and ${ownedBy({ kind, holderId })} and invalidated_at is null
    for update`
  return { kind, holderId, facts: { ...facts, kind }, code: code ?? null }
}

/** Rows of `activation_code` and `access` that belong to the holder. */
export const ownedBy = ({ kind, holderId }: CodeHolder): Prisma.Sql =>
  kind === 'CAR' ? Prisma.sql`guardianship_id = ${holderId}::uuid` : Prisma.sql`student_id = ${holderId}::uuid`

type Facts = Omit<HolderFacts, 'kind'>

async function lockCouple(tx: Tx, { schoolId }: StaffActor, id: string): Promise<Facts | null> {
  await tx.$queryRaw`
    select p.id from guardianship g join guardian p on p.id = g.guardian_id
    where g.id = ${id}::uuid and g.school_id = ${schoolId}::uuid
    for no key update of p`
  const [facts] = await tx.$queryRaw<Facts[]>`
    select s.left_on is not null as left, s.deceased, g.legal_rank as "legalRank", g.kinship_code as "kinshipCode",
           g.ended_on is not null as ended
    from guardianship g join student s on s.id = g.student_id
    where g.id = ${id}::uuid and g.school_id = ${schoolId}::uuid`
  return facts ?? null
}

async function lockPupil(tx: Tx, { schoolId }: StaffActor, id: string): Promise<Facts | null> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    select left_on is not null as left, deceased, null::int as "legalRank", null as "kinshipCode", false as ended
    from student where id = ${id}::uuid and school_id = ${schoolId}::uuid
    for no key update`
  return facts ?? null
}

import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import { maskCode } from '@/lib/platform/codes/domain/code'
import { db } from '@/lib/platform/db'

export type OwnAccount = {
  username: string
  email: string | null
  /** References of the codes used on this account, by pupil: first and last characters only. */
  codes: { studentId: string; reference: string; usedAt: Date }[]
}

/** TS-121: what the account page shows of the signed-in person. */
export async function getOwnAccount(actor: FamilyActor): Promise<OwnAccount> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      username: true,
      email: true,
      usedCodes: {
        where: { invalidatedAt: null },
        orderBy: [{ usedAt: 'asc' }, { id: 'asc' }],
        select: {
          first4: true,
          last3: true,
          usedAt: true,
          studentId: true,
          guardianship: { select: { studentId: true } },
        },
      },
    },
  })
  return {
    username: account.username,
    email: account.email,
    codes: account.usedCodes.flatMap(({ first4, last3, usedAt, studentId, guardianship }) => {
      const id = studentId ?? guardianship?.studentId
      return id && usedAt ? [{ studentId: id, reference: maskCode(first4, last3), usedAt }] : []
    }),
  }
}

import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

export type Dispute = {
  accessId: string
  guardianshipId: string
  /** NOM Prénom of both. */
  guardian: { familyName: string; usageName: string | null; firstName: string }
  student: { familyName: string; usageName: string | null; firstName: string }
  saidAt: Date
}

/** Who said « Je ne suis pas le responsable de cet élève » in the actor's school, and has no access again since. */
export async function listDisputes(actor: StaffActor): Promise<Dispute[]> {
  const names = { familyName: true, usageName: true, firstName: true } as const
  const rows = await db.access.findMany({
    where: {
      schoolId: actor.schoolId,
      withdrawReason: 'NOT_GUARDIAN',
      guardianship: { accesses: { none: { withdrawnAt: null } }, endedOn: null },
    },
    orderBy: [{ withdrawnAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      withdrawnAt: true,
      guardianship: { select: { id: true, guardian: { select: names }, student: { select: names } } },
    },
  })
  return rows.flatMap(({ id, withdrawnAt, guardianship }) =>
    guardianship && withdrawnAt
      ? [
          {
            accessId: id,
            guardianshipId: guardianship.id,
            guardian: guardianship.guardian,
            student: guardianship.student,
            saidAt: withdrawnAt,
          },
        ]
      : [],
  )
}

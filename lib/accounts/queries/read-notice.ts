import 'server-only'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

/** What a message that waits says, to whom; null once it has left. */
export async function readNotice(id: string) {
  const notice = await db.securityNotice.findUnique({
    where: { id },
    select: {
      change: true,
      happenedAt: true,
      email: true,
      school: { select: { name: true, phone: true } },
      account: {
        select: {
          firstName: true,
          familyName: true,
          profiles: { where: { kind: { notIn: ['GUARDIAN', 'STUDENT'] } }, select: { kind: true } },
          accesses: {
            where: { withdrawnAt: null },
            distinct: ['schoolId'],
            orderBy: { schoolId: 'asc' },
            select: { school: { select: { name: true, phone: true } } },
          },
        },
      },
    },
  })
  if (!notice) return null
  const { account, school, ...rest } = notice
  return {
    ...rest,
    name: [account.firstName, account.familyName].filter(Boolean).join(' '),
    family: account.profiles.length === 0,
    schools:
      rest.change === 'CODE_USED' ? [school].filter((one) => one !== null) : account.accesses.map((of) => of.school),
    siteUrl: env.PUBLIC_URL,
  }
}

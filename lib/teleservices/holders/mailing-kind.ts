import 'server-only'
import { z } from 'zod'
import { alone } from '@/lib/mailings/alone'
import type { MailingKind } from '@/lib/mailings/kinds'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { getLetterIssuer } from '../letters/queries/get-letter-issuer'
import { buildUsernameEmail } from '../letters/username-email'

const About = z.object({ codeId: z.uuid() })

/**
 * The identifier of the account that a code opened, to that account's own address. Nothing once the account or its
 * address went.
 */
export const usernameMailing: MailingKind = {
  kind: 'teleservices.username',
  open: alone(async ({ recipient }) => {
    const code = await db.activationCode.findFirst({
      where: { id: About.parse(recipient).codeId, invalidatedAt: null, usedBy: { status: 'ACTIVE' } },
      select: {
        schoolId: true,
        usedBy: { select: { username: true, email: true, firstName: true, familyName: true } },
      },
    })
    if (!code?.usedBy?.email) return null
    const { username, email, firstName, familyName } = code.usedBy
    return async () => {
      const issuer = await getLetterIssuer(db, { schoolId: code.schoolId, at: businessNow() })
      const name = [firstName, familyName].filter(Boolean).join(' ')
      return {
        ...(await buildUsernameEmail(issuer, { name, username })),
        fromName: issuer.schoolName,
        to: email,
        ...(issuer.email && { replyTo: issuer.email }),
      }
    }
  }),
}

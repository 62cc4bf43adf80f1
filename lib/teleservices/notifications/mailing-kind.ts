import 'server-only'
import { z } from 'zod'
import { alone } from '@/lib/mailings/alone'
import type { MailingKind } from '@/lib/mailings/kinds'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { typographic } from '@/lib/platform/text'
import { buildCarEmail } from '../letters/car-email'
import { EXAMPLE, SAMPLE_FAMILY, sampleChild } from '../letters/sample-letter'
import { getSampleIssuer } from './queries/get-sample-issuer'

const About = z.object({ accountId: z.uuid(), schoolId: z.uuid() })

/** The e-mail that a responsable would receive, to a member of staff who asked to see it. */
export const sampleMailing: MailingKind = {
  kind: 'teleservices.sample',
  open: alone(async ({ recipient }) => {
    const { accountId, schoolId } = About.parse(recipient)
    const account = await db.account.findFirst({
      where: { id: accountId, memberships: { some: { schoolId } } },
      select: { email: true },
    })
    const to = account?.email
    if (!to) return null
    return async () => {
      const issuer = await getSampleIssuer({ schoolId })
      const children = [sampleChild(addDays(today(), 1))]
      const mail = await buildCarEmail(issuer, { guardianFamily: SAMPLE_FAMILY, children })
      return { ...mail, subject: typographic(`${EXAMPLE.mark} : ${mail.subject}`), fromName: issuer.schoolName, to }
    }
  }),
}

import 'server-only'
import { z } from 'zod'
import { civilDateInParis } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { frenchPhone } from '@/lib/platform/text'
import { SERVICE_IN_A_SENTENCE, TELESERVICE_KINDS } from '../../opening/labels'
import type { LetterIssuer } from '../car-letter-content'

type Written = {
  schoolId: string
  /** Day written on the sheet. */
  at: Date
  /** Téléservices announced; those open today when not given. */
  services?: readonly TeleserviceKind[]
}

const Criteria = z.object({ services: z.array(z.enum(TELESERVICE_KINDS)).optional() })

/** The téléservices that a run announces: those that were open when it was asked for. */
export const servicesOf = (criteria: unknown): TeleserviceKind[] | undefined => Criteria.parse(criteria).services

/** Who writes: the school, its head, its téléservices and the site. */
export async function getLetterIssuer(tx: Tx, { schoolId, at, services }: Written): Promise<LetterIssuer> {
  const school = await tx.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: {
      name: true,
      kind: true,
      addressLine1: true,
      addressLine2: true,
      postalCode: true,
      city: true,
      letterhead: true,
      phone: true,
      email: true,
      headName: true,
      headTitle: true,
      teleservices: { where: { open: true }, select: { kind: true } },
    },
  })
  const town = school.city && [school.postalCode, school.city].filter(Boolean).join(' ')
  const open = new Set(services ?? school.teleservices.map(({ kind }) => kind))
  return {
    schoolName: school.name,
    schoolKind: school.kind,
    addressLines: [school.addressLine1, school.addressLine2, town].filter((line): line is string => Boolean(line)),
    letterhead: school.letterhead?.split('\n') ?? [],
    city: school.city ?? '',
    phone: school.phone && frenchPhone(school.phone),
    email: school.email,
    headTitle: school.headTitle,
    headName: school.headName,
    services: TELESERVICE_KINDS.filter((kind) => open.has(kind)).map((kind) => SERVICE_IN_A_SENTENCE[kind]),
    siteHost: new URL(env.PUBLIC_URL).host,
    siteUrl: env.PUBLIC_URL,
    date: civilDateInParis(at),
  }
}

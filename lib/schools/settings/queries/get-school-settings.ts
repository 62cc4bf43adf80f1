import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { SchoolSettings } from '../schemas'

/** What the head sets for the school. */
export const getSchoolSettings = (actor: StaffActor): Promise<SchoolSettings> =>
  db.school.findUniqueOrThrow({
    where: { id: actor.schoolId },
    select: {
      addressLine1: true,
      addressLine2: true,
      postalCode: true,
      city: true,
      letterhead: true,
      headTitle: true,
      headName: true,
      phone: true,
      email: true,
      retractionMinutes: true,
      codeValidityDays: true,
      ipRanges: true,
    },
  })

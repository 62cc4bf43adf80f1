import 'server-only'
import { Prisma } from '@/lib/platform/db'
import { ADULT_STUDENT, LEGAL_COUPLE, PRESENT } from '@/lib/schools'

/** Of the couple `g` and its pupil `s`: a CAR may be made, sent and used (domain/code-holder, `noCodeReason`). */
export const MAY_HAVE_CAR: Prisma.Sql = Prisma.sql`(${PRESENT} and ${LEGAL_COUPLE} and not ${ADULT_STUDENT})`

/** Of the pupil `s`: a CAE may be. */
export const MAY_HAVE_CAE: Prisma.Sql = PRESENT

/** Of a code, its pupil `s` and its couple `g`, which is null for a CAE. */
export const HOLDER_MAY_HAVE_CODE: Prisma.Sql = Prisma.sql`case when g.id is null then ${MAY_HAVE_CAE} else ${MAY_HAVE_CAR} end`

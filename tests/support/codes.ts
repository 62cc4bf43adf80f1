import { createActivationCodes, revealCodes } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { replicateSchool } from '@/lib/teleservices/replication/commands/replicate-school'

type Holder = { id: string; schoolId: string }
type MadeCode = { id: string; text: string }

/** A real code, as a school makes it; usable on the day given, tomorrow by default (TS-47). */
export async function makeCode(
  kind: 'CAR' | 'CAE',
  holder: Holder,
  usableFrom = addDays(today(), 1),
): Promise<MadeCode> {
  const { schoolId } = holder
  await db.$transaction((tx) =>
    createActivationCodes(tx, schoolSystemActor('test', schoolId), {
      kind,
      schoolId,
      holderIds: [holder.id],
      usableFrom,
    }),
  )
  const owner = kind === 'CAR' ? { guardianshipId: holder.id } : { studentId: holder.id }
  const { id } = await db.activationCode.findFirstOrThrow({
    where: { ...owner, invalidatedAt: null },
    select: { id: true },
  })
  return { id, text: (await revealCodes(db, { schoolId, codeIds: [id] })).get(id) ?? '' }
}

/** A code that works now: made for today, and the school replicated. */
export async function makeUsableCode(kind: 'CAR' | 'CAE', holder: Holder): Promise<MadeCode> {
  const code = await makeCode(kind, holder, today())
  await replicate(holder.schoolId)
  return code
}

export const replicate = (schoolId: string) => replicateSchool(schoolSystemActor('test', schoolId), schoolId)

/** Runs with business time moved by so many days, as a server started with CLOCK_OFFSET does. */
export const onDay = <Result>(days: number, run: () => Promise<Result>): Promise<Result> => atOffset(`+${days}d`, run)

/** Runs as if it were that instant, to the minute: `2027-03-28T03:30:00+02:00`. */
export function atInstant<Result>(instant: string, run: () => Promise<Result>): Promise<Result> {
  const minutes = Math.round((new Date(instant).getTime() - Date.now()) / 60_000)
  return atOffset(`${minutes < 0 ? '-' : '+'}${Math.abs(minutes)}m`, run)
}

async function atOffset<Result>(offset: string, run: () => Promise<Result>): Promise<Result> {
  const before = env.CLOCK_OFFSET
  Object.assign(env, { CLOCK_OFFSET: offset })
  try {
    return await run()
  } finally {
    Object.assign(env, { CLOCK_OFFSET: before })
  }
}

import { createActivationCodes } from '@/lib/accounts'
import { codeLookup, sealCode } from '@/lib/accounts/code-crypto'
import { schoolSystemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { codeFromBytes } from '@/lib/platform/codes/domain/code'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { insertCouples } from './couples'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const COUPLES = 50_000
const FEW = 5_000
const BASELINE = 10_000

type Input = { schoolId: string; guardianshipIds: string[] }

/** Codes for 50,000 couples: drawn, sealed, stored, audited in one transaction; the usual way beside it. */
export async function run(): Promise<BenchResult> {
  const measure = (part: 'ours' | 'baseline', count: number) =>
    withThrowAwayDatabase(async (url) => {
      const { result: input } = await measurePart<Input>('codes', 'couples', { count }, url)
      return measurePart<number>('codes', part, input, url)
    })
  const few = await measure('ours', FEW)
  const ours = await measure('ours', COUPLES)
  const baseline = await measure('baseline', BASELINE)
  const perSecond = ours.result / ours.seconds
  const baselinePerSecond = baseline.result / baseline.seconds
  return {
    name: 'codes',
    figures: {
      codes: ours.result,
      seconds: round(ours.seconds, 2),
      codesPerSecond: round(perSecond, 0),
      cpuSeconds: round(ours.cpuSeconds, 2),
      peakRssMegabytes: round(ours.peakRssMegabytes, 0),
      peakRssMegabytesForATenth: round(few.peakRssMegabytes, 0),
      baselineCodes: baseline.result,
      baselinePerSecond: round(baselinePerSecond, 0),
      baselinePeakRssMegabytes: round(baseline.peakRssMegabytes, 0),
      timesFaster: round(perSecond / baselinePerSecond),
    },
  }
}

export const parts = {
  async couples({ count }: { count: number }): Promise<Input> {
    const input = await insertCouples(count)
    await db.$disconnect()
    return input
  },
  async ours({ schoolId, guardianshipIds: holderIds }: Input): Promise<number> {
    const actor = schoolSystemActor('bench.codes', schoolId)
    const usableFrom = addDays(today(), 1)
    const created = await db.$transaction(
      (tx) => createActivationCodes(tx, actor, { kind: 'CAR', schoolId, holderIds, usableFrom }),
      { timeout: 300_000 },
    )
    await db.$disconnect()
    return created
  },
  /** One code after the other, stored by `createMany`. */
  async baseline({ schoolId, guardianshipIds }: Input): Promise<number> {
    const usableFrom = toDbDate(addDays(today(), 1))
    const rows = []
    for (const guardianshipId of guardianshipIds) {
      const id = crypto.randomUUID()
      const code = codeFromBytes(crypto.getRandomValues(new Uint8Array(12)))
      const hmac = await codeLookup(code)
      const encrypted = await sealCode(code, id)
      const clear = { first4: code.slice(0, 4), last3: code.slice(-3) }
      rows.push({ id, kind: 'CAR' as const, schoolId, guardianshipId, hmac, encrypted, ...clear, usableFrom })
    }
    let stored = 0
    for (let start = 0; start < rows.length; start += 1_000)
      stored += (await db.activationCode.createMany({ data: rows.slice(start, start + 1_000) })).count
    await db.$disconnect()
    return stored
  },
}

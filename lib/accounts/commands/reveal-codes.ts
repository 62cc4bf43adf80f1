import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { unsealCode } from '../code-crypto'

export type RevealCodes = { schoolId: string; codeIds: readonly string[] }

const CHUNK = 2_000

/** The 13 characters of the valid codes among `codeIds`, by id. The caller audits the display (TS-04). */
export async function revealCodes(tx: Tx, { schoolId, codeIds }: RevealCodes): Promise<Map<string, string>> {
  const codes = new Map<string, string>()
  for (let start = 0; start < codeIds.length; start += CHUNK) {
    const rows = await tx.activationCode.findMany({
      where: { id: { in: codeIds.slice(start, start + CHUNK) }, schoolId, encrypted: { not: null } },
      select: { id: true, encrypted: true },
    })
    await Promise.all(
      rows.map(async ({ id, encrypted }) => encrypted && codes.set(id, await unsealCode(encrypted, id))),
    )
  }
  return codes
}

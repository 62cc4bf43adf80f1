import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

export type DeclaredNetwork = {
  range: string
  verified: boolean
  /** The address of whoever reads is in it. */
  here: boolean
}

/** The networks that the school of the actor declared, as who reads from `address` sees them. */
export const listDeclaredNetworks = ({ schoolId }: StaffActor, address: string | null): Promise<DeclaredNetwork[]> =>
  db.$queryRaw<DeclaredNetwork[]>`
    select range, range = any(s.verified_ip_ranges) as verified,
      coalesce(${address}::inet <<= range::inet, false) as here
    from school s, unnest(s.ip_ranges) with ordinality as declared (range, position)
    where s.id = ${schoolId}::uuid order by position`

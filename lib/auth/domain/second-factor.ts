import type { Permission } from '../permissions'

/** Printing codes, exporting, administrating: what asks for a second factor (decision 20). */
const SENSITIVE: readonly Permission[] = [
  'import:run',
  'teleservice:open',
  'teleservice:set-up',
  'activation-code:read',
  'activation-code:grant',
  'access:withdraw',
  'activation-code:notify',
  'audit:read',
  'academie:manage',
]

export type FactorPolicy = {
  permissions: ReadonlySet<Permission>
  /** Setting of the académie. */
  totpRequired: boolean
  /** The school or the account belongs to the demonstration: waived, and a banner says so. */
  demonstration: boolean
}

/** True when somebody with these rights may only work after a second factor. */
export const needsSecondFactor = ({ permissions, totpRequired, demonstration }: FactorPolicy): boolean =>
  totpRequired && !demonstration && SENSITIVE.some((permission) => permissions.has(permission))

/** True when the second factor would be asked for outside the demonstration. */
export const isFactorWaived = (policy: FactorPolicy): boolean =>
  policy.demonstration && needsSecondFactor({ ...policy, demonstration: false })

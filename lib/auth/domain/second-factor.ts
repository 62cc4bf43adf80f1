import { PERMISSIONS, type Permission } from '../permissions'

export type FactorPolicy = {
  permissions: ReadonlySet<Permission>
  /** Setting of the académie. */
  totpRequired: boolean
  /** The school or the account belongs to the demonstration: waived, and a banner says so. */
  demonstration: boolean
}

/** True when somebody with these rights may only work after a second factor. */
export const needsSecondFactor = ({ permissions, totpRequired, demonstration }: FactorPolicy): boolean =>
  totpRequired && !demonstration && [...permissions].some((permission) => PERMISSIONS[permission].sensitive)

/** True when the second factor would be asked for outside the demonstration. */
export const isFactorWaived = (policy: FactorPolicy): boolean =>
  policy.demonstration && needsSecondFactor({ ...policy, demonstration: false })

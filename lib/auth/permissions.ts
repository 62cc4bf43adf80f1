/** One table: permission → roles that hold it without delegation. A délégué holds what his membership lists. */
export const PERMISSIONS = {
  'school:read': ['HEAD', 'DEPUTY_HEAD', 'DELEGATE'],
  'school:manage': ['HEAD'],
  'import:run': ['HEAD', 'DEPUTY_HEAD'],
  'teleservice:read': ['HEAD', 'DEPUTY_HEAD', 'DELEGATE'],
  'teleservice:open': ['HEAD'],
  'teleservice:set-up': ['HEAD', 'DEPUTY_HEAD'],
  'activation-code:read': ['HEAD', 'DEPUTY_HEAD'],
  'activation-code:grant': ['HEAD', 'DEPUTY_HEAD'],
  'access:withdraw': ['HEAD', 'DEPUTY_HEAD'],
  'activation-code:notify': ['HEAD', 'DEPUTY_HEAD'],
  'replication:run': ['HEAD', 'DEPUTY_HEAD'],
  'record:load': ['HEAD', 'DEPUTY_HEAD'],
  'audit:read': ['HEAD'],
  'academie:read': ['ACADEMIE_MANAGER'],
  'academie:manage': ['ACADEMIE_MANAGER'],
} as const satisfies Record<string, readonly Role[]>

type Role = 'ACADEMIE_MANAGER' | 'HEAD' | 'DEPUTY_HEAD' | 'DELEGATE'
export type Permission = keyof typeof PERMISSIONS

/** Rights a head may delegate (DELEG-CE). */
export const DELEGABLE: readonly Permission[] = [
  'import:run',
  'teleservice:set-up',
  'activation-code:read',
  'activation-code:grant',
  'access:withdraw',
  'activation-code:notify',
  'replication:run',
  'record:load',
]

/** Effective rights of a membership; unknown delegated strings give nothing. */
export function permissionsOf(role: Role, delegated: readonly string[]): ReadonlySet<Permission> {
  const names = Object.keys(PERMISSIONS) as Permission[]
  return new Set(
    names.filter(
      (name) =>
        (PERMISSIONS[name] as readonly Role[]).includes(role) ||
        (role === 'DELEGATE' && delegated.includes(name) && DELEGABLE.includes(name)),
    ),
  )
}

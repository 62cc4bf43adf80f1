import type { StaffRole } from '@/lib/platform/prisma/enums'

/**
 * French words of the roles (XC-05): alone, and after a name. A new role has three lines: its value of `StaffRole`
 * (prisma/schema/auth.prisma, with a migration), its words here, and its name among the `roles` of each right it holds
 * (./permissions).
 */
const ROLES = {
  ACADEMIE_MANAGER: { label: 'Gestionnaire académique', afterName: 'gestionnaire académique' },
  HEAD: { label: 'Chef d’établissement', afterName: 'chef d’établissement' },
  DEPUTY_HEAD: { label: 'Adjoint', afterName: 'adjoint' },
  DELEGATE: { label: 'Délégué', afterName: 'délégué' },
} as const satisfies Record<StaffRole, { label: string; afterName: string }>

export const roleLabel = (role: StaffRole): string => ROLES[role].label
export const roleAfterName = (role: StaffRole): string => ROLES[role].afterName

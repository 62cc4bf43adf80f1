import type { StaffRole } from '@/lib/platform/prisma/enums'

/** French words of the roles (XC-05). */
export const ROLE_LABELS = {
  ACADEMIE_MANAGER: 'Gestionnaire académique',
  HEAD: 'Chef d’établissement',
  DEPUTY_HEAD: 'Adjoint',
  DELEGATE: 'Délégué',
} as const satisfies Record<StaffRole, string>

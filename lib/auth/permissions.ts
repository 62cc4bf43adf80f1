import type { StaffRole } from '@/lib/platform/prisma/enums'

type Rule = {
  /** Who holds it without delegation. */
  roles: readonly StaffRole[]
  /** Printing codes, exporting, administrating: asks for a second factor (decision 20). */
  sensitive: boolean
  /** A head may give it to a délégué (DELEG-CE). */
  delegable: boolean
  /** What it lets one do, in the words of the screens. */
  label: string
}

const HEADS = ['HEAD', 'DEPUTY_HEAD'] as const
const SCHOOL = ['HEAD', 'DEPUTY_HEAD', 'DELEGATE'] as const
const ACADEMIE = ['ACADEMIE_MANAGER'] as const

/** One table: a right does not compile before it says who holds it, whether it is sensitive, and how it is called. */
const TABLE = {
  'school:read': { roles: SCHOOL, sensitive: false, delegable: false, label: 'Ouvrir l’espace de l’établissement' },
  'school:manage': { roles: ['HEAD'], sensitive: true, delegable: false, label: 'Régler l’établissement' },
  'import:run': { roles: HEADS, sensitive: true, delegable: true, label: 'Importer la base élèves' },
  'teleservice:read': { roles: SCHOOL, sensitive: false, delegable: false, label: 'Voir l’état des téléservices' },
  'teleservice:open': { roles: ['HEAD'], sensitive: true, delegable: false, label: 'Ouvrir et fermer un téléservice' },
  'teleservice:set-up': { roles: HEADS, sensitive: true, delegable: true, label: 'Paramétrer la publication' },
  'activation-code:read': { roles: HEADS, sensitive: true, delegable: true, label: 'Voir les codes d’accès' },
  'activation-code:grant': { roles: HEADS, sensitive: true, delegable: true, label: 'Créer les accès' },
  'access:withdraw': { roles: HEADS, sensitive: true, delegable: true, label: 'Retirer les accès' },
  'activation-code:notify': { roles: HEADS, sensitive: true, delegable: true, label: 'Notifier les codes d’accès' },
  'replication:run': { roles: HEADS, sensitive: false, delegable: true, label: 'Demander la réplication' },
  'record:load': {
    roles: HEADS,
    sensitive: true,
    delegable: true,
    label: 'Charger les notes, les absences et le livret',
  },
  'audit:read': { roles: ['HEAD'], sensitive: true, delegable: false, label: 'Lire le journal' },
  'academie:read': { roles: ACADEMIE, sensitive: false, delegable: false, label: 'Voir les établissements' },
  'academie:manage': { roles: ACADEMIE, sensitive: true, delegable: false, label: 'Déclarer les téléservices' },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof TABLE
export const PERMISSIONS: Readonly<Record<Permission, Rule>> = TABLE

const NAMES = Object.keys(PERMISSIONS) as Permission[]

/** Rights that a head may delegate. */
export const DELEGABLE: readonly Permission[] = NAMES.filter((name) => PERMISSIONS[name].delegable)

/** Effective rights of a membership; unknown delegated strings give nothing. */
export function permissionsOf(role: StaffRole, delegated: readonly string[]): ReadonlySet<Permission> {
  return new Set(
    NAMES.filter((name) => {
      const { roles, delegable } = PERMISSIONS[name]
      return roles.includes(role) || (role === 'DELEGATE' && delegable && delegated.includes(name))
    }),
  )
}

import type { Permission } from '@/lib/auth/permissions'
import type { IconName } from '../icons'

export type Tile = { label: string; text: string; href: string; icon: IconName; permission: Permission }
export type TileGroup = { title: string; tiles: readonly Tile[] }

/** TS-35 to TS-37: the applications of the portal. A tile appears here the day its page exists. */
const PORTAL: readonly TileGroup[] = [
  {
    title: 'SCONET - Gestion des eleves du second degre',
    tiles: [
      {
        label: 'Sconet TeleServices - accueil',
        text: 'État des services, menus de gestion et d’accès des familles.',
        href: '/teleservices',
        icon: 'service',
        permission: 'teleservice:read',
      },
      {
        label: 'Importer la base élèves',
        text: 'Élèves, responsables et divisions, depuis les exports de SIECLE.',
        href: '/etablissement/imports',
        icon: 'upload',
        permission: 'import:run',
      },
    ],
  },
  {
    title: 'Accès des Responsables',
    tiles: [
      {
        label: 'Créer les accès en masse',
        text: 'Choisir qui reçoit un code d’activation.',
        href: '/teleservices/acces-responsables/creer',
        icon: 'code',
        permission: 'activation-code:grant',
      },
      {
        label: 'Notifier en masse',
        text: 'Envoyer les codes par courriel et par lettre.',
        href: '/teleservices/acces-responsables/notifier',
        icon: 'send',
        permission: 'activation-code:notify',
      },
    ],
  },
]

/** Only what the person has rights on; a group without tile is not shown. */
export function portalFor(permissions: ReadonlySet<Permission>): TileGroup[] {
  return PORTAL.map((group) => ({
    ...group,
    tiles: group.tiles.filter((tile) => permissions.has(tile.permission)),
  })).filter((group) => group.tiles.length > 0)
}

import type { Permission } from '@/lib/auth/permissions'
import type { IconName } from '../icons'

export type MenuEntry = {
  label: string
  href: string
  icon: IconName
  permission: Permission
  exact?: boolean
}
export type MenuGroup = { title?: string; entries: readonly MenuEntry[] }

/** TS-40: the menus of « Sconet Téléservices ». An entry appears here the day its page exists. */
const STAFF_MENU: readonly MenuGroup[] = [
  {
    entries: [{ label: 'Accueil', href: '/teleservices', icon: 'home', permission: 'teleservice:read', exact: true }],
  },
  {
    title: 'Gestion des Services',
    entries: [
      { label: 'Ouvrir un service', href: '/teleservices/ouverture', icon: 'service', permission: 'teleservice:read' },
      {
        label: 'Paramétrage',
        href: '/teleservices/parametrage',
        icon: 'calendar',
        permission: 'teleservice:set-up',
      },
    ],
  },
  {
    title: 'Accès des Responsables',
    entries: [
      {
        label: 'Créer les accès en masse',
        href: '/teleservices/acces-responsables/creer',
        icon: 'code',
        permission: 'activation-code:grant',
      },
      {
        label: 'Notifier en masse',
        href: '/teleservices/acces-responsables/notifier',
        icon: 'send',
        permission: 'activation-code:notify',
      },
      {
        label: 'Gérer un CAR',
        href: '/teleservices/acces-responsables/gerer',
        icon: 'person',
        permission: 'activation-code:read',
      },
      { label: 'Coupons-réponse', href: '/teleservices/coupons', icon: 'file', permission: 'access:withdraw' },
    ],
  },
  {
    title: 'Accès des Elèves',
    entries: [
      {
        label: 'Notifier en masse',
        href: '/teleservices/acces-eleves/notifier',
        icon: 'send',
        permission: 'activation-code:notify',
      },
      {
        label: 'Gérer un CAE',
        href: '/teleservices/acces-eleves/gerer',
        icon: 'person',
        permission: 'activation-code:read',
      },
    ],
  },
  {
    title: 'Notes et absences',
    entries: [
      {
        label: 'Charger des notes',
        href: '/teleservices/chargements/notes',
        icon: 'upload',
        permission: 'record:load',
      },
      {
        label: 'Charger des absences',
        href: '/teleservices/chargements/absences',
        icon: 'absence',
        permission: 'record:load',
      },
      { label: 'Évaluations', href: '/teleservices/notes', icon: 'chart', permission: 'record:load' },
      { label: 'Absences et retards', href: '/teleservices/absences', icon: 'calendar', permission: 'record:load' },
    ],
  },
  {
    title: 'Base élèves',
    entries: [
      { label: 'Importer la base élèves', href: '/etablissement/imports', icon: 'upload', permission: 'import:run' },
    ],
  },
  {
    title: 'Établissement',
    entries: [{ label: 'Paramètres', href: '/etablissement/parametres', icon: 'service', permission: 'school:manage' }],
  },
  {
    title: 'Académie',
    entries: [
      { label: 'Établissements', href: '/tableau-de-bord', icon: 'school', permission: 'academie:read', exact: true },
      { label: 'Téléservices', href: '/academie/teleservices', icon: 'service', permission: 'academie:manage' },
    ],
  },
]

/** What a person may open; a group without entry is not shown. */
export function menuFor(permissions: ReadonlySet<Permission>): MenuGroup[] {
  return STAFF_MENU.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => permissions.has(entry.permission)),
  })).filter((group) => group.entries.length > 0)
}

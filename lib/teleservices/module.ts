import type { Module } from '@/lib/auth/module'

/** TS-40: the menus of « Sconet Téléservices ». An entry appears here the day its page exists. */
export const TELESERVICES_MODULE = {
  title: 'Sconet Téléservices',
  paths: ['/teleservices', '/quoi-de-neuf', '/informations-pratiques'],
  menu: [
    {
      entries: [{ label: 'Accueil', href: '/teleservices', icon: 'home', permission: 'teleservice:read', exact: true }],
    },
    {
      title: 'Gestion des Services',
      entries: [
        {
          label: 'Ouvrir un service',
          href: '/teleservices/ouverture',
          icon: 'service',
          permission: 'teleservice:read',
        },
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
        {
          label: 'Envois',
          href: '/teleservices/notifications',
          icon: 'mail',
          permission: 'activation-code:notify',
          exact: true,
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
      title: 'Notes, absences et livret',
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
        {
          label: 'Charger des compétences',
          href: '/teleservices/chargements/livret',
          icon: 'file',
          permission: 'record:load',
        },
        { label: 'Évaluations', href: '/teleservices/notes', icon: 'chart', permission: 'record:load' },
        { label: 'Absences et retards', href: '/teleservices/absences', icon: 'calendar', permission: 'record:load' },
        { label: 'Compétences', href: '/teleservices/livret', icon: 'file', permission: 'record:load' },
      ],
    },
  ],
  tiles: [
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
  ],
} as const satisfies Module

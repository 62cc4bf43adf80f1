import type { Module } from '@/lib/auth/module'

export const SCHOOLS_MODULE = {
  title: 'Établissement',
  paths: ['/etablissement'],
  menu: [
    {
      title: 'Base élèves',
      entries: [
        { label: 'Importer la base élèves', href: '/etablissement/imports', icon: 'upload', permission: 'import:run' },
      ],
    },
    {
      title: 'Établissement',
      entries: [
        { label: 'Année scolaire', href: '/etablissement/annee', icon: 'calendar', permission: 'school:manage' },
        { label: 'Calendrier', href: '/etablissement/calendrier', icon: 'calendar', permission: 'school:manage' },
        { label: 'Paramètres', href: '/etablissement/parametres', icon: 'service', permission: 'school:manage' },
      ],
    },
  ],
  tiles: [],
} as const satisfies Module

/** What a gestionnaire académique has before them: the schools, and what the académie offers them. */
export const ACADEMIE_MODULE = {
  title: 'Académie',
  paths: ['/academie'],
  menu: [
    {
      title: 'Académie',
      entries: [
        { label: 'Établissements', href: '/tableau-de-bord', icon: 'school', permission: 'academie:read', exact: true },
        { label: 'Téléservices', href: '/academie/teleservices', icon: 'service', permission: 'academie:manage' },
      ],
    },
  ],
  tiles: [],
} as const satisfies Module

import { expect, test } from 'vitest'
import { menuFor } from '@/components/layout/staff-menu'
import { permissionsOf } from '@/lib/auth/permissions'

const labels = (...args: Parameters<typeof permissionsOf>) =>
  menuFor(permissionsOf(...args)).flatMap((group) => [group.title, ...group.entries.map((entry) => entry.label)])

test('[TS-40] a head sees the menus of Sconet Téléservices, in order', () => {
  expect(labels('HEAD', [])).toEqual([
    undefined,
    'Accueil',
    'Gestion des Services',
    'Ouvrir un service',
    'Paramétrage',
    'Accès des Responsables',
    'Créer les accès en masse',
    'Notifier en masse',
    'Gérer un CAR',
    'Envois',
    'Coupons-réponse',
    'Accès des Elèves',
    'Notifier en masse',
    'Gérer un CAE',
    'Notes, absences et livret',
    'Charger des notes',
    'Charger des absences',
    'Charger des compétences',
    'Évaluations',
    'Absences et retards',
    'Compétences',
    'Base élèves',
    'Importer la base élèves',
    'Établissement',
    'Année scolaire',
    'Calendrier',
    'Paramètres',
  ])
})

test('[TS-35, TS-37] a person sees the entries of their own rights only, and no empty menu', () => {
  expect(labels('DELEGATE', ['activation-code:notify'])).toEqual([
    undefined,
    'Accueil',
    'Gestion des Services',
    'Ouvrir un service',
    'Accès des Responsables',
    'Notifier en masse',
    'Envois',
    'Accès des Elèves',
    'Notifier en masse',
  ])
  expect(labels('ACADEMIE_MANAGER', [])).toEqual(['Académie', 'Établissements', 'Téléservices'])
})

import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { requireAccount } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Quoi de neuf' }

const CHANGES = [
  'Import de la base élèves depuis les exports de SIECLE, avec les différences avant d’appliquer.',
  'Ouverture et fermeture de chaque téléservice par le chef d’établissement.',
  'Publication des notes, des absences et du livret de compétences au fil de l’eau ou à échéance, avec des dates par MEF et par division.',
  'L’académie déclare les téléservices proposés, expérimentaux et obligatoires.',
  'Chargement des notes, des absences et des compétences par fichier CSV, ou saisie d’une évaluation à la main.',
  'Création des accès en masse, avec brouillon gardé d’une page à l’autre.',
  'Notification par courriel et par lettre, avec vérification, délai d’annulation et rapport.',
  'Une seule lettre pour une fratrie, si vous le choisissez, et un code QR sur chaque lettre.',
  'Codes des élèves créés automatiquement, et remis par division.',
  'Gestion du code d’une personne\u00a0: historique, nouveau code, retrait, annulation pendant 15 minutes.',
  'Saisie des coupons-réponse\u00a0: refus et pertes, l’un après l’autre.',
  'Activation par les familles avec le code et la date de naissance, sur téléphone et sans JavaScript.',
  'Identifiant ou mot de passe oublié\u00a0: la famille les retrouve par courriel.',
  'Copie de chaque nuit\u00a0: les familles lisent une base séparée, à jour de la veille.',
] as const

/** TS-125: « Quoi de neuf » = notes of version. */
export default async function ReleaseNotesPage() {
  await requireAccount()
  return (
    <>
      <PageHeader
        title="Quoi de neuf"
        breadcrumb={[{ label: 'Sconet Ts', href: '/teleservices' }, { label: 'Quoi de neuf' }]}
        lead="Ce qui change pour vous, version par version."
      />
      <section className="card mt-4 p-5 prose" aria-labelledby="v010">
        <h2 id="v010">Version 0.1, novembre 2026</h2>
        <ul>
          {CHANGES.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

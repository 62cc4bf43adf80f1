import type { Metadata } from 'next'
import { FootbridgeScene } from '@/components/layout/drawings'
import { ReadingShell } from '@/components/layout/public-shell'
import { LinkButton } from '@/components/ui/button'
import { findOwnSpace } from '@/lib/auth/own-space'
import { getActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Accès refusé' }

/** Where `requireStaff` and the others send a person who is signed in without the right. */
export default async function ForbiddenPage() {
  const actor = await getActor()
  return (
    <ReadingShell space={await findOwnSpace()} title="Accès refusé" lead={WHY[actor?.kind ?? 'public']}>
      <p className="pt-2">
        {actor?.kind === 'staff' || actor?.kind === 'academie' ? (
          <LinkButton variant="primary" href="/tableau-de-bord">
            Revenir au portail
          </LinkButton>
        ) : actor?.kind === 'family' ? (
          <LinkButton variant="primary" href="/mes-teleservices">
            Revenir à mes téléservices
          </LinkButton>
        ) : (
          <LinkButton variant="primary" href="/connexion">
            Me connecter
          </LinkButton>
        )}
      </p>
      <div className="max-w-[26rem] pt-6">
        <FootbridgeScene />
      </div>
    </ReadingShell>
  )
}

const WHY = {
  staff: 'Votre compte n’ouvre pas cette page. Le chef d’établissement peut vous en donner le droit.',
  academie: 'Cette page est réservée aux établissements. Votre compte est celui de l’académie.',
  family: 'Cette page est réservée aux personnels de l’établissement.',
  public: 'Cette page demande une connexion.',
} as const

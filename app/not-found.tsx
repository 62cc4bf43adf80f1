import type { Metadata } from 'next'
import { FootbridgeScene } from '@/components/layout/drawings'
import { ReadingShell } from '@/components/layout/public-shell'
import { LinkButton } from '@/components/ui/button'
import { findOwnSpace } from '@/lib/auth/own-space'

export const metadata: Metadata = { title: 'Page introuvable' }

export default async function NotFound() {
  return (
    <ReadingShell
      space={await findOwnSpace()}
      title="Cette page n’existe pas"
      lead="L’adresse est peut-être incomplète, ou la page a été retirée. Vérifiez l’adresse, ou repartez de l’accueil."
    >
      <p className="pt-2">
        <LinkButton variant="primary" href="/">
          Retour à l’accueil
        </LinkButton>
      </p>
      <div className="max-w-[26rem] pt-6">
        <FootbridgeScene />
      </div>
    </ReadingShell>
  )
}

'use client'

import { LinkButton } from '../ui/button'
import { FootbridgeScene } from './drawings'
import { ReadingShell, type Space } from './public-shell'

/** Every answer carries its « not found » page, seen or not: as a client component, it weighs one reference. */
export function MissingPage({ space }: { space: Space | null }) {
  return (
    <ReadingShell
      space={space}
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

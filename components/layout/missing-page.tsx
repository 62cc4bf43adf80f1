'use client'

import { LinkButton } from '../ui/button'
import { FootbridgeScene } from './drawings'
import { ReadingShell, type Space } from './public-shell'

const TITLE = 'Cette page n’existe pas'
const LEAD =
  'L’adresse est peut-être incomplète, ou la page a été retirée. Vérifiez l’adresse, ou repartez de l’accueil.'

/** Every answer carries its « not found » page, seen or not: as a client component, it weighs one reference. */
export const MissingPage = ({ space }: { space: Space | null }) => (
  <ReadingShell space={space} title={TITLE} lead={LEAD}>
    <WayHome />
  </ReadingShell>
)

/** The same under the header of a person who is signed in. */
export const MissingPart = () => (
  <>
    <h1>{TITLE}</h1>
    <p className="mt-2 text-ink-2">{LEAD}</p>
    <WayHome />
  </>
)

const WayHome = () => (
  <>
    <p className="pt-4">
      <LinkButton variant="primary" href="/">
        Retour à l’accueil
      </LinkButton>
    </p>
    <div className="max-w-[26rem] pt-6">
      <FootbridgeScene />
    </div>
  </>
)

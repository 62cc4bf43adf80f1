import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { plural, typographic } from '@/lib/platform/text'
import { TELESERVICES } from '@/lib/teleservices/opening/domain/teleservices'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'
import { PUBLICATION_TYPE_LABELS, PUBLICATION_TYPE_MEANINGS } from '@/lib/teleservices/publication/labels'
import type { Publication } from '@/lib/teleservices/publication/queries/get-publication'

/** TS-48: where each téléservice stands, and the way to its settings. */
export function PublicationServices({ offered }: { offered: readonly Publication[] }) {
  if (offered.length === 0) return <EmptyState>Votre académie ne propose aucun téléservice pour le moment.</EmptyState>
  return (
    <ul className="mt-4 grid gap-3 lg:grid-cols-2 list-none p-0">
      {offered.map((publication) => (
        <li key={publication.service} className="card p-5 grid gap-3 content-start justify-items-start">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2>{TELESERVICE_LABELS[publication.kind]}</h2>
            <Badge tone={publication.open ? 'ok' : 'neutral'}>{publication.open ? 'Ouvert' : 'Fermé'}</Badge>
          </div>
          <p className="text-ink-2">{typographic(sentenceOf(publication))}</p>
          <LinkButton href={`/teleservices/parametrage/${publication.service}` as Route} iconEnd="next">
            Paramétrer<span className="sr-only"> la {TELESERVICES[publication.kind].sentence}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

function sentenceOf({ kind, open, publicationType, couples }: Publication): string {
  const undated = couples.filter(({ dates }) => dates.length === 0).length
  const type = `${PUBLICATION_TYPE_LABELS[publicationType]}.`
  if (!open) return `${type} Ce réglage est gardé : il servira quand le service sera ouvert.`
  if (publicationType === 'CONTINUOUS') return `${type} ${PUBLICATION_TYPE_MEANINGS[kind].CONTINUOUS}`
  return `${type} ${plural(couples.length - undated, 'couple')} MEF / Division sur ${couples.length} ${couples.length - undated > 1 ? 'ont' : 'a'} une date.`
}

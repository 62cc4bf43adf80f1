import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { plural, typographic } from '@/lib/platform/text'
import { PUBLICATION_TYPE_LABELS } from '@/lib/teleservices/publication/labels'
import { SERVICE_CLOSED } from '@/lib/teleservices/publication/messages'
import type { Publication } from '@/lib/teleservices/publication/queries/get-publication'

type OpenServiceFirstProps = {
  publication: Publication
  canOpen: boolean
  /** Whom the others ask. */
  headName: string
}

/** TS-55: in place of the choice. The settings are kept (TS-65). */
export function OpenServiceFirst({ publication, canOpen, headName }: OpenServiceFirstProps) {
  const { kind, publicationType, storedDates } = publication
  const dates = publicationType === 'DEADLINE' ? `, ${plural(storedDates, 'date')} de publication` : ''
  return (
    <>
      <Notice tone="warn">
        <p>{typographic(SERVICE_CLOSED[kind])}</p>
        {!canOpen && <p>Seul le chef d’établissement peut ouvrir un service. Demandez à {headName}.</p>}
      </Notice>
      <p className="mt-3 text-15 text-ink-2">
        {typographic(`Réglage gardé : ${PUBLICATION_TYPE_LABELS[publicationType].toLowerCase()}${dates}.`)}
      </p>
      {canOpen && (
        <LinkButton className="mt-3" href={'/teleservices/ouverture' as Route} iconEnd="next">
          Ouvrir un service
        </LinkButton>
      )}
    </>
  )
}

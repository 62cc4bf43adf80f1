import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { typographic } from '@/lib/platform/text'

/** Why nobody of the selection is to be notified, and where to go (TS-91). */
export const NobodyToNotify = ({ why }: { why: readonly string[] }) => (
  <Notice className="mt-4">
    {why.map((sentence) => (
      <p key={sentence}>{typographic(sentence)}</p>
    ))}
    <div className="mt-3 flex flex-wrap gap-3">
      <LinkButton href={'/teleservices/acces-responsables/creer' as Route}>Créer les accès en masse</LinkButton>
      <LinkButton href={'/teleservices/acces-responsables/gerer' as Route}>Gérer un CAR</LinkButton>
      <LinkButton href={'/teleservices/notifications' as Route}>Envois</LinkButton>
    </div>
  </Notice>
)

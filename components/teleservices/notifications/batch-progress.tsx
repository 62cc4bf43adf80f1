import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { BatchFigures } from '@/lib/mailings/domain/batch-figures'
import { plural } from '@/lib/platform/text'
import { BATCH_WORDS } from '@/lib/teleservices/notifications/labels-batch'

type BatchProgressProps = { batchId: string; kind: 'CAR' | 'CAE'; figures: BatchFigures }

/** The page is an address: reload, another device, a server that died meanwhile show the same state. */
export function BatchProgress({ batchId, kind, figures }: BatchProgressProps) {
  const { person, sheet } = BATCH_WORDS[kind]
  const { emails, letters } = figures
  const done = figures.total - figures.waiting
  const text = `${plural(done, `${person} traité`, `${person}s traités`)} sur ${figures.total}`
  return (
    <section className="card mt-4 px-5 py-5" aria-labelledby="progression">
      <h2 id="progression">{emails.waiting > 0 ? 'Envoi des courriels' : `Préparation des ${sheet}s`}</h2>
      <div className="mt-3">
        <Progress value={done} max={figures.total} text={text} labelledBy="progression" />
      </div>
      <p className="mt-2" role="status">
        {text}.
      </p>
      {emails.total > 0 && (
        <p className="mt-3">
          <Badge tone={emails.waiting > 0 ? 'info' : 'ok'}>{emails.waiting > 0 ? 'En cours' : 'Terminé'}</Badge>{' '}
          {plural(emails.accepted, 'courriel accepté', 'courriels acceptés')}
          {emails.refused > 0 && `, ${plural(emails.refused, 'refusé')}`}
        </p>
      )}
      {letters.total > 0 && (
        <p className="mt-2">
          <Badge tone={letters.waiting > 0 ? 'info' : 'ok'}>{letters.waiting > 0 ? 'En cours' : 'Terminé'}</Badge>{' '}
          {plural(letters.accepted, `${sheet} prête`, `${sheet}s prêtes`)} sur {letters.total}
        </p>
      )}
      <p className="mt-3 text-ink-2">
        Vous pouvez fermer cette page. Le travail continue et le rapport vous attendra ici.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <LinkButton href={`/teleservices/notifications/${batchId}` as Route} icon="refresh">
          Actualiser
        </LinkButton>
        <LinkButton variant="quiet" href={'/teleservices' as Route}>
          Retour à l’accueil
        </LinkButton>
      </div>
    </section>
  )
}

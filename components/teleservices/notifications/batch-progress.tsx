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
  const { sheet } = BATCH_WORDS[kind]
  const { emails, letters } = figures
  const done = emails.total - emails.waiting
  // An e-mail may speak of several children: what is counted here is who is told.
  const text = `${plural(done, BATCH_WORDS[kind].person)} sur ${emails.total} par courriel`
  return (
    <section className="card mt-4 px-5 py-5" aria-labelledby="progression">
      <h2 id="progression">Envoi des courriels</h2>
      <div className="mt-3">
        <Progress value={done} max={emails.total} text={text} labelledBy="progression" />
      </div>
      <p className="mt-2" role="status">
        {text}.
      </p>
      {emails.refused > 0 && <p className="mt-3">{plural(emails.refused, 'courriel refusé', 'courriels refusés')}.</p>}
      {letters.waiting > 0 && (
        <p className="mt-2">
          <Badge tone="info">À imprimer</Badge> {plural(letters.messages, sheet)}
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

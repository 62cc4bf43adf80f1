import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { schoolYearLabel } from '@/lib/platform/school-year'

type YearDoneProps = { done: 'confirmee' | 'annulee'; year: number }

/** What has just been done, and what comes next. */
export function YearDone({ done, year }: YearDoneProps) {
  if (done === 'annulee')
    return (
      <Notice tone="ok" role="status" className="mt-4" title={`L’établissement est revenu à ${schoolYearLabel(year)}.`}>
        Les familles lisent de nouveau leurs services dans quelques minutes.
      </Notice>
    )
  return (
    <>
      <Notice tone="ok" role="status" className="mt-4" title={`L’établissement est en ${schoolYearLabel(year)}.`}>
        Les familles voient la nouvelle année après la mise à jour de cette nuit.
      </Notice>
      <section className="card mt-4 p-5" aria-labelledby="suite">
        <h2 id="suite">Et maintenant ?</h2>
        <ol className="mt-2 list-decimal ps-5">
          <li>
            Importez de nouveau la base élèves : les adresses et les responsables de ceux qui restent sont mis à jour.
          </li>
          <li>Choisissez les dates d’échéance de l’année, si vous publiez à échéance.</li>
          <li>Créez les accès des nouveaux élèves, puis notifiez leurs responsables.</li>
        </ol>
        <div className="mt-4 flex flex-wrap gap-3">
          <LinkButton variant="primary" href={'/etablissement/imports' as Route}>
            Importer la base élèves
          </LinkButton>
          <LinkButton href={'/teleservices/acces-responsables/creer' as Route}>Créer les accès</LinkButton>
        </div>
      </section>
    </>
  )
}

import type { Metadata, Route } from 'next'
import { ConfirmYear } from '@/components/schools/confirm-year'
import { UndoYear } from '@/components/schools/undo-year'
import { YearDone } from '@/components/schools/year-done'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { countHeld } from '@/lib/accounts'
import { requireStaff } from '@/lib/auth/session'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { getYearChange } from '@/lib/schools/years/queries/get-year-change'
import { listLeavers } from '@/lib/schools/years/queries/list-leavers'
import { YearSearch } from '@/lib/schools/years/schemas'
import { confirmYearAction, undoYearAction } from './actions'

const TITLE = 'Année scolaire'

export const metadata: Metadata = { title: TITLE }

/** model.md « Tenancy and years »: the head says when the next year begins, and may still go back. */
export default async function YearPage({ searchParams }: PageProps<'/etablissement/annee'>) {
  const actor = await requireStaff('school:manage')
  const { fait } = YearSearch.parse(await searchParams)
  const { current, plan, early, last } = await getYearChange(actor)
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={[{ label: 'Établissement' }, { label: TITLE }]}
        lead={`L’établissement est en ${schoolYearLabel(current)}.`}
      />
      {fait && <YearDone done={fait} year={current} />}
      {plan ? (
        <ConfirmYear
          plan={plan}
          early={early}
          held={await countHeld(actor, { guardianshipIds: plan.coupleIds, studentIds: plan.leavingIds })}
          leavers={await listLeavers(actor, plan.leavingIds)}
          action={confirmYearAction}
        />
      ) : fait === 'confirmee' ? null : (
        <section className="card mt-4 p-5" aria-labelledby="preparer">
          <h2 id="preparer">Préparer l’année {schoolYearLabel(current + 1)}</h2>
          <p className="mt-2">
            À partir de mai, importez la base élèves de l’année suivante. Elle se prépare à côté, sans toucher à l’année
            en cours. Vous confirmerez ensuite le changement ici.
          </p>
          <div className="mt-4">
            <LinkButton variant="primary" href={'/etablissement/imports' as Route}>
              Importer la base élèves
            </LinkButton>
          </div>
        </section>
      )}
      {last && <UndoYear last={last} action={undoYearAction} />}
    </>
  )
}

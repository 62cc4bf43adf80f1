import type { Route } from 'next'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { schoolYearLabel } from '@/lib/platform/school-year'
import type { YearProposal } from '@/lib/schools/years/queries/propose-year'

/** On the portal of the head, when the next year is ready, or should be. */
export function YearNotice({ proposal: { current, next, prepared } }: { proposal: YearProposal }) {
  const title = prepared
    ? `La base élèves de ${schoolYearLabel(next)} est prête.`
    : `L’année ${schoolYearLabel(current)} se termine.`
  return (
    <Notice className="mt-4" title={title}>
      <p>
        {prepared ? 'Quand vous le voulez : ' : 'Importez la base élèves de l’année suivante, puis : '}
        <Link href={'/etablissement/annee' as Route}>passer à l’année {schoolYearLabel(next)}</Link>.
      </p>
    </Notice>
  )
}

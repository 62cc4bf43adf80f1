import { frenchNumber, plural } from '@/lib/platform/text'
import {
  type AbsenceTotals,
  type FamilyAbsence,
  monthLabel,
  monthsOf,
  totalsOf,
} from '@/lib/teleservices/records/domain/absence-totals'

/** Half-days and latenesses of the year in one sentence, then month by month. */
export function AbsenceTotalsTable({ absences }: { absences: readonly FamilyAbsence[] }) {
  const year = totalsOf(absences)
  return (
    <section className="card mt-4 overflow-hidden" aria-labelledby="totaux">
      <div className="px-4 py-3">
        <h2 id="totaux">Depuis la rentrée</h2>
        <p className="mt-1">{sentenceOf(year)}</p>
      </div>
      <table className="data-table border-t border-line">
        <caption className="sr-only">Totaux par mois</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col" className="num cell-wrap">
              Demi-journées
            </th>
            <th scope="col" className="num">
              Retards
            </th>
          </tr>
        </thead>
        <tbody>
          {monthsOf(absences).map((month) => (
            <tr key={month.month}>
              <th scope="row" className="font-normal">
                {monthLabel(month.month)}
              </th>
              <td className="num">{frenchNumber(month.halfDays)}</td>
              <td className="num">{frenchNumber(month.latenesses)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** « 5 demi-journées d’absence, dont 1 à justifier. 2 retards, 15 minutes en tout. » */
function sentenceOf({ halfDays, unjustifiedHalfDays, latenesses, minutes }: AbsenceTotals): string {
  const missed =
    halfDays === 0 ? 'Aucune absence' : `${plural(halfDays, 'demi-journée')} d’absence${toJustify(unjustifiedHalfDays)}`
  const late =
    latenesses === 0 ? 'Aucun retard' : `${plural(latenesses, 'retard')}, ${plural(minutes, 'minute')} en tout`
  return `${missed}. ${late}.`
}

const toJustify = (count: number): string =>
  count === 0 ? ', toutes justifiées' : `, dont ${frenchNumber(count)} à justifier`

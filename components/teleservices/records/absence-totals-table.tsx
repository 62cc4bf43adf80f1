import type { SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { monthLabel } from '@/lib/platform/dates'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { frenchNumber } from '@/lib/platform/text'
import {
  type AbsenceTotals,
  type FamilyAbsence,
  monthsOf,
  termTotalsOf,
  totalsOf,
  totalsText,
} from '@/lib/teleservices/records/domain/absence-totals'

type AbsenceTotalsTableProps = {
  absences: readonly FamilyAbsence[]
  calendar: SchoolCalendar
  /** 2025 = 2025-2026; null for the year that goes on. */
  formerYear: number | null
}

/** Half-days and latenesses of the year in one sentence, then by term, and by month (TS-122). */
export function AbsenceTotalsTable({ absences, calendar, formerYear }: AbsenceTotalsTableProps) {
  const terms = termTotalsOf(absences, calendar).map(({ term, ...totals }) => ({ name: `Trimestre ${term}`, totals }))
  const months = monthsOf(absences, calendar).map(({ month, ...totals }) => ({ name: monthLabel(month), totals }))
  return (
    <section className="card mt-4 overflow-hidden" aria-labelledby="totaux">
      <div className="px-4 py-3">
        <h2 id="totaux">{formerYear === null ? 'Depuis la rentrée' : `Année ${schoolYearLabel(formerYear)}`}</h2>
        <p className="mt-1">{totalsText(totalsOf(absences, calendar))}</p>
        <p className="mt-1 text-16 text-ink-2">
          Les demi-journées se comptent les jours de classe. Une demi-journée dite par deux absences compte une fois.
        </p>
      </div>
      <TotalsTable caption="Totaux par trimestre" period="Trimestre" rows={terms} />
      <TotalsTable caption="Totaux par mois" period="Mois" rows={months} />
    </section>
  )
}

type TotalsTableProps = { caption: string; period: string; rows: { name: string; totals: AbsenceTotals }[] }

const TotalsTable = ({ caption, period, rows }: TotalsTableProps) => (
  <table className="data-table border-t border-line">
    <caption className="sr-only">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{period}</th>
        <th scope="col" className="num cell-wrap">
          Demi-journées
        </th>
        <th scope="col" className="num">
          Retards
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, totals }) => (
        <tr key={name}>
          <th scope="row" className="font-normal">
            {name}
          </th>
          <td className="num">{frenchNumber(totals.halfDays)}</td>
          <td className="num">{frenchNumber(totals.latenesses)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

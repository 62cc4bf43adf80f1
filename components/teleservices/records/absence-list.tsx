import { Badge } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow } from '@/components/ui/data-table'
import type { SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { frenchPhone } from '@/lib/platform/text'
import { durationOf, type FamilyAbsence, periodOf } from '@/lib/teleservices/records/domain/absence-totals'
import { toJustify } from '@/lib/teleservices/records/domain/to-justify'

type AbsenceListProps = { absences: readonly FamilyAbsence[]; calendar: SchoolCalendar; phone: string | null }

/** Each absence and lateness, its reason, justified or not, and whom to call when one is not. */
export function AbsenceList({ absences, calendar, phone }: AbsenceListProps) {
  const asking = toJustify(absences, calendar)
  return (
    <div className="card mt-4 overflow-hidden">
      <div className="px-4 py-3 border-b border-line">
        <h2>Absences et retards</h2>
        {asking.size > 0 && (
          <p className="mt-1 text-16 text-ink-2">
            Pour justifier une absence ou un retard, contactez l’établissement
            {phone ? `\u00a0: ${frenchPhone(phone)}` : ''}.
          </p>
        )}
      </div>
      <DataTable label="Absences et retards" stack>
        <thead>
          <StackRow>
            <th scope="col">Date</th>
            <th scope="col">Durée</th>
            <th scope="col">Motif</th>
            <th scope="col">État</th>
          </StackRow>
        </thead>
        <tbody>
          {absences.map((absence) => (
            <StackRow key={absence.id}>
              <StackHead className="cell-full">{periodOf(absence, calendar)}</StackHead>
              <StackCell className="cell-full">{durationOf(absence, calendar)}</StackCell>
              <StackCell className="cell-full" data-label="Motif">
                {absence.reason ?? 'non indiqué'}
              </StackCell>
              <StackCell>
                {asking.has(absence.id) ? (
                  <Badge tone="warn">À justifier</Badge>
                ) : absence.justified ? (
                  <Badge tone="ok">{absence.kind === 'ABSENCE' ? 'Justifiée' : 'Justifié'}</Badge>
                ) : (
                  <Badge>Rien à justifier</Badge>
                )}
              </StackCell>
            </StackRow>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}

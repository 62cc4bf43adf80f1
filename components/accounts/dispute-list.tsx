import { DataTable, StackCell, StackHead, StackRow } from '@/components/ui/data-table'
import type { Dispute } from '@/lib/accounts'
import { frenchDay } from '@/lib/platform/dates'
import { plural, staffName } from '@/lib/platform/text'

/** identity.md C6: who said « Je ne suis pas le responsable de cet élève », for the school to check. Nothing when nobody did. */
export function DisputeList({ disputes }: { disputes: readonly Dispute[] }) {
  if (disputes.length === 0) return null
  return (
    <section className="mt-6" aria-labelledby="signalements">
      <h2 id="signalements">{plural(disputes.length, 'signalement')} de responsables</h2>
      <p className="mt-1 text-ink-2">
        Des comptes ouverts avec ces codes disent ne pas être le responsable de l’élève. Leur accès est coupé. Vérifiez
        la fiche de l’élève dans SIECLE.
      </p>
      <div className="card mt-2 overflow-hidden">
        <DataTable label="Tableau des signalements" stack>
          <thead>
            <tr>
              <th scope="col">Responsable</th>
              <th scope="col">Élève</th>
              <th scope="col">Date</th>
            </tr>
          </thead>
          <tbody>
            {disputes.map(({ accessId, guardian, student, saidAt }) => (
              <StackRow key={accessId}>
                <StackHead>{staffName(guardian)}</StackHead>
                <StackCell>{staffName(student)}</StackCell>
                <StackCell>{frenchDay(saidAt)}</StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </div>
    </section>
  )
}

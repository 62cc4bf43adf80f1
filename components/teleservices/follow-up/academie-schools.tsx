import { DataTable, StackCell, StackHead, StackRow } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { frenchDay } from '@/lib/platform/dates'
import type { Page } from '@/lib/platform/pagination'
import { frenchNumber } from '@/lib/platform/text'
import type { AcademieSchool } from '@/lib/teleservices/follow-up/queries/list-academie-schools'
import { TELESERVICE_LABELS } from '@/lib/teleservices/opening/labels'

/** What the rectorat sees: schools and figures, no pupil and no responsable. */
export function AcademieSchools({ page }: { page: Page<AcademieSchool> }) {
  if (page.total === 0) return <EmptyState>Aucun établissement n’est rattaché à votre académie.</EmptyState>
  return (
    <section className="mt-6" aria-labelledby="etablissements">
      <h2 id="etablissements">Établissements de l’académie</h2>
      <div className="card mt-2 overflow-hidden">
        <DataTable label="Tableau des établissements" stack>
          <thead>
            <tr>
              <th scope="col">Établissement</th>
              <th scope="col">UAI</th>
              <th scope="col">Dernier import</th>
              <th scope="col">Services ouverts</th>
              <th scope="col" className="num">
                Couples
              </th>
              <th scope="col" className="num">
                Accès créés
              </th>
              <th scope="col" className="num">
                Comptes
              </th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((school) => (
              <SchoolRow key={school.id} {...school} />
            ))}
          </tbody>
        </DataTable>
      </div>
      <Pagination page={page.page} pageCount={page.pageCount} pathname="/tableau-de-bord" />
    </section>
  )
}

const SchoolRow = ({ name, city, uai, importedAt, open, couples, accesses, accounts }: AcademieSchool) => (
  <StackRow>
    <StackHead>
      {name}
      {city && <span className="block font-normal text-15 text-ink-3">{city}</span>}
    </StackHead>
    <StackCell className="code">{uai}</StackCell>
    <StackCell>{importedAt ? frenchDay(importedAt) : 'Jamais'}</StackCell>
    <StackCell className="cell-full">{open.map((kind) => TELESERVICE_LABELS[kind]).join(', ') || 'Aucun'}</StackCell>
    <Count label="Couples" value={couples} />
    <Count label="Accès créés" value={accesses} />
    <Count label="Comptes" value={accounts} />
  </StackRow>
)

/** In the stacked table of a narrow screen the column heading is gone: the word follows the figure. */
const Count = ({ label, value }: { label: string; value: number }) => (
  <StackCell className="num">
    {frenchNumber(value)}
    <span className="sm:hidden"> {label.toLowerCase()}</span>
  </StackCell>
)

import { SubmitButton } from '@/components/forms/submit-button'
import type { AccessSearch } from '@/lib/teleservices/accesses/schemas'

/** TS-72. A heading that sorts is a button: it keeps the ticks. */
export const AccessHeadings = ({ search }: { search: AccessSearch }) => (
  <>
    <th scope="col" className="cell-wrap !min-w-0">
      Accès TS
    </th>
    <SortHeading column="eleve" search={search}>
      Elève
    </SortHeading>
    <SortHeading column="responsable" search={search}>
      Responsable
    </SortHeading>
    <th scope="col">Qualité</th>
    <th scope="col" className="cell-wrap">
      Date de Notification
    </th>
    <th scope="col">État</th>
    <th scope="col">Adresse</th>
  </>
)

type Column = AccessSearch['tri']

function SortHeading({ column, search, children }: { column: Column; search: AccessSearch; children: string }) {
  const sorted = search.tri === column
  const direction = search.sens === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={sorted ? direction : 'none'}>
      <SubmitButton
        variant="quiet"
        size="small"
        className="!px-0 underline"
        name="intent"
        value={`sort:${column}`}
        iconEnd={sorted ? (search.sens === 'asc' ? 'arrowUp' : 'arrowDown') : undefined}
      >
        {children}
      </SubmitButton>
    </th>
  )
}

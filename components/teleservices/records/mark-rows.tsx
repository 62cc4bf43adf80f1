import { type AnyFormState, errorOf } from '@/components/forms/answers'
import { FieldError } from '@/components/forms/field'
import { DataTable, TableCard } from '@/components/ui/data-table'
import type { SheetRow } from '@/lib/teleservices/records/queries/find-assessment'

/** One line a pupil: a number, ABS or DISP in the same field, so that a column is typed without the mouse. */
export function MarkRows({ rows, state }: { rows: readonly SheetRow[]; state: AnyFormState }) {
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <p className="hint" id="notes-aide">
        Un nombre (12,5), ABS pour absent, DISP pour dispensé. Vide{'\u00a0'}: pas de note.
      </p>
      <TableCard>
        <DataTable label="Notes des élèves">
          <thead>
            <tr>
              <th scope="col">Élève</th>
              <th scope="col">Note</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MarkRow key={row.studentId} row={row} state={state} />
            ))}
          </tbody>
        </DataTable>
      </TableCard>
    </section>
  )
}

function MarkRow({ row, state }: { row: SheetRow; state: AnyFormState }) {
  const id = `note-${row.studentId}`
  const error = errorOf(state, id)
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{row.name}</label>
        <input type="hidden" name="studentIds" value={row.studentId} />
        <input type="hidden" name="known" value={typed(state, 'known', row)} />
      </th>
      <td>
        <div className={error ? 'field-invalid' : undefined}>
          {error && <FieldError id={id}>{error}</FieldError>}
          <input
            id={id}
            name="marks"
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            className="control !w-24"
            defaultValue={typed(state, 'marks', row)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `notes-aide ${id}-erreur` : 'notes-aide'}
          />
        </div>
      </td>
    </tr>
  )
}

/**
 * What the form said of that pupil, wrong or not; else the mark as it is now. A mark that a colleague wrote meanwhile is
 * not « known » of a form that comes back: it is not erased.
 */
function typed(state: AnyFormState, field: 'marks' | 'known', { studentId, mark }: SheetRow): string {
  if (!('values' in state)) return mark
  const { studentIds, [field]: texts } = state.values
  const index = Array.isArray(studentIds) ? studentIds.indexOf(studentId) : -1
  return (Array.isArray(texts) ? texts[index] : undefined) ?? mark
}

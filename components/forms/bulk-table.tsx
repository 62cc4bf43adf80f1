import type { ReactNode } from 'react'
import { frenchNumber, plural } from '@/lib/platform/text'
import { DataTable, TableCard, TableToolbar } from '../ui/data-table'
import { Icon } from '../ui/icon'
import { SubmitButton } from './submit-button'
import type { Bulk } from './use-bulk'

type BulkTableProps<Row extends { id: string }> = {
  bulk: Bulk<Row>
  /** Name of the scrolling region: « Tableau des accès ». */
  label: string
  toolbar: BulkToolbarProps
  /** `th` of the columns, that of the ticks first. */
  headings: ReactNode
  /** `th` and `td` of a row, after its tick. */
  cells: (row: Row, ticked: boolean) => ReactNode
  /** What the box says aloud. */
  tickLabel: (row: Row) => string
  /** In the place of the box; a lock unless the row has something of its own to say. */
  readOnly?: (row: Row) => ReactNode
  /** The tick would change what is stored. */
  isDirty?: (row: Row, ticked: boolean) => boolean
}

/** The table of a `BulkForm`: commands above, then the rows; one that cannot be changed has no box. */
export const BulkTable = <Row extends { id: string }>({
  bulk,
  label,
  toolbar,
  headings,
  ...row
}: BulkTableProps<Row>) => (
  <TableCard toolbar={<BulkToolbar {...toolbar} rows={bulk.rows.length} editable={bulk.editable.length} />}>
    <DataTable label={label} dense>
      <thead>
        <tr>{headings}</tr>
      </thead>
      <tbody>
        {bulk.rows.map((one) => (
          <BulkRow key={one.id} bulk={bulk} row={one} {...row} />
        ))}
      </tbody>
    </DataTable>
  </TableCard>
)

type BulkToolbarProps = {
  /** « ligne modifiable », « lignes modifiables » */
  words: readonly [one: string, many: string]
  /** Lines of the whole result that can be ticked: a figure is what will really be ticked (interface.md §7.5). */
  results: number
  /** In place of « Tout décocher », when it does more than that. */
  untick?: string
  /** The end of « Tout décocher », for who does not see the others. */
  untickHint?: string
  /** Nothing of the result can be ticked. */
  withoutCommands?: boolean
}

function BulkToolbar({
  words,
  results,
  untick = 'Tout décocher',
  untickHint,
  withoutCommands,
  rows,
  editable,
}: BulkToolbarProps & { rows: number; editable: number }) {
  return (
    <TableToolbar>
      <span className="me-auto ps-1">
        <strong>{plural(editable, ...words)}</strong>
        {rows > editable && `, ${frenchNumber(rows - editable)} en lecture seule`}
      </span>
      {!withoutCommands && results > 0 && (
        <>
          {editable > 0 && (
            <SubmitButton variant="default" size="small" name="intent" value="page">
              Cocher la page ({frenchNumber(editable)})
            </SubmitButton>
          )}
          <SubmitButton variant="default" size="small" name="intent" value="all">
            Cocher tous les résultats ({frenchNumber(results)})
          </SubmitButton>
          <SubmitButton variant="quiet" size="small" name="intent" value="none">
            {untick}
            {untickHint && <span className="sr-only">{untickHint}</span>}
          </SubmitButton>
        </>
      )}
    </TableToolbar>
  )
}

type BulkRowProps<Row extends { id: string }> = Omit<BulkTableProps<Row>, 'label' | 'toolbar' | 'headings'> & {
  row: Row
}

function BulkRow<Row extends { id: string }>({
  bulk,
  row,
  cells,
  tickLabel,
  readOnly = () => <Locked />,
  isDirty = () => false,
}: BulkRowProps<Row>) {
  const editable = bulk.isEditable(row)
  const ticked = bulk.isTickedNow(row)
  return (
    <tr data-dirty={isDirty(row, ticked) ? '' : undefined} data-readonly={editable ? undefined : ''}>
      <td className="w-12">
        {editable ? (
          <label className="flex items-center justify-center size-8 -m-1.5">
            <input
              type="checkbox"
              name="tickedIds"
              value={row.id}
              checked={ticked}
              onChange={(event) => bulk.tick(row, event.target.checked)}
            />
            <span className="sr-only">{tickLabel(row)}</span>
          </label>
        ) : (
          readOnly(row)
        )}
      </td>
      {cells(row, ticked)}
    </tr>
  )
}

const Locked = () => (
  <>
    <Icon name="lock" className="text-ink-3" />
    <span className="sr-only">Ligne en lecture seule</span>
  </>
)

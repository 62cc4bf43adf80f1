import type { ReactNode, Ref } from 'react'
import { Notice } from '../ui/notice'
import type { Bulk } from './use-bulk'

type BulkFormProps<Row extends { id: string }> = {
  bulk: Bulk<Row>
  /** The page: its address, or its search as a query string. */
  from: string
  ref?: Ref<HTMLFormElement>
  children: ReactNode
}

/** One form and submit buttons only (`intent`): each press keeps the ticks on the server, with script or without. */
export const BulkForm = <Row extends { id: string }>({ bulk, from, ref, children }: BulkFormProps<Row>) => (
  <form
    action={bulk.submit}
    ref={ref}
    // A second press would post the ticks of before the first one.
    onSubmit={(event) => bulk.sending && event.preventDefault()}
  >
    <input type="hidden" name="from" value={from} />
    {bulk.editable.map(({ id }) => (
      <input key={id} type="hidden" name="shownIds" value={id} />
    ))}
    {bulk.was !== null && <input type="hidden" name="was" value={bulk.was} />}
    {bulk.state.status === 'refused' && (
      <Notice tone="danger" role="alert" className="mt-4">
        {bulk.state.message}
      </Notice>
    )}
    {children}
  </form>
)

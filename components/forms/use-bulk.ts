'use client'

import { useActionState, useState } from 'react'
import type { FormState, InitialState } from '@/lib/platform/form-state'

type BulkOptions<Row> = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
  rows: readonly Row[]
  isEditable: (row: Row) => boolean
  /** As the server knows it. */
  isTicked: (row: Row) => boolean
}

/** The ticks of one page of a bulk list, for `BulkForm`, `BulkTable` and what counts them. */
export type Bulk<Row extends { id: string }> = ReturnType<typeof useBulk<Row>>

export function useBulk<Row extends { id: string }>({ action, initial, rows, isEditable, isTicked }: BulkOptions<Row>) {
  const [state, submit, sending] = useActionState(action, initial)
  const [ticks, setTicks] = useState(
    () => new Map(rows.map((row) => [row.id, restoredTick(initial, row.id, isTicked(row))])),
  )
  const isTickedNow = (row: Row): boolean => ticks.get(row.id) ?? false
  return {
    state,
    submit,
    /** A press is on its way to the server. */
    sending,
    rows,
    /** Rows whose tick can change. */
    editable: rows.filter(isEditable),
    isEditable,
    isTicked,
    /** As the screen shows it. */
    isTickedNow,
    tick: (row: Row, ticked: boolean) => setTicks((now) => new Map(now).set(row.id, ticked)),
    /** What the server knew when the page was made, a digit for each editable row; null once it may know more. */
    was:
      state.status === 'refused'
        ? null
        : rows
            .filter(isEditable)
            .map((row) => (isTicked(row) ? '1' : '0'))
            .join(''),
    /** The server does not know yet. */
    unsaved: rows.some((row) => isTickedNow(row) !== isTicked(row)),
  }
}

/** A press that came after the end of the session: the ticks are those of the screen, not those of the server. */
function restoredTick(initial: InitialState, id: string, stored: boolean): boolean {
  if (initial.status !== 'refused' || !initial.values.shownIds?.includes(id)) return stored
  // A box that is not ticked is not sent: without any, the field is absent.
  return initial.values.tickedIds?.includes(id) ?? false
}

'use client'

import { useEffect, useRef } from 'react'
import type { Bulk } from './use-bulk'

/**
 * Ticks that the server does not know yet wait in the tab: the browser's Back asks nothing, and they are there again when
 * the page comes back (TS-77). A press takes them to the server, and forgets them here.
 */
export function useTabTicks<Row extends { id: string }>(list: string, bulk: Bulk<Row>): void {
  const { editable, isTicked, isTickedNow, tick, sending } = bulk
  const unsaved = editable.filter((row) => isTickedNow(row) !== isTicked(row))
  const kept = sending ? '' : unsaved.map((row) => `${row.id}=${isTickedNow(row)}`).join(' ')
  const restored = useRef(false)
  useEffect(() => {
    // Once, when the page comes.
    if (restored.current) return
    restored.current = true
    const ticks = new Map(
      (sessionStorage.getItem(list) ?? '').split(' ').map((one) => one.split('=') as [string, string]),
    )
    for (const row of editable) {
      const wanted = ticks.get(row.id)
      if (wanted !== undefined) tick(row, wanted === 'true')
    }
  }, [list, editable, tick])
  useEffect(() => {
    if (kept) sessionStorage.setItem(list, kept)
    else sessionStorage.removeItem(list)
  }, [list, kept])
}

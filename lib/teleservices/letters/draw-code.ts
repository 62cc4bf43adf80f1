import 'server-only'
import type { SheetSet } from '@/lib/documents/sheets/sheet-set'
import { writeLine } from '@/lib/documents/sheets/write'

/** A code in large print. The spaces around the dashes are drawn narrower but stay spaces for whoever copies or hears it. */
export function drawCode(set: SheetSet, code: string, place: { x: number; top: number; size: number }): void {
  const narrow = (place.size * 0.34 * 25.4) / 72
  let { x } = place
  for (const part of code.match(/[^ ]+ ?/g) ?? [])
    x += writeLine(set, { font: 'monoBold', x, top: place.top, size: place.size, leading: place.size }, part) - narrow
}

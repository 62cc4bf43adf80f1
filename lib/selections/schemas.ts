import { z } from 'zod'

/** What each press of a `BulkForm` sends; a screen adds its own fields. */
export const bulkFields = {
  /** The page: its address, or its search as a query string. */
  from: z.string().max(500),
  /** `page`, `all`, `none`, `go:<page>`, or what the screen adds. */
  intent: z.string().max(40),
  shownIds: z.array(z.uuid()).max(200),
  tickedIds: z.array(z.uuid()).max(200),
}

type Press = { intent: string; shownIds: string[]; tickedIds: string[] }

/** The button that was pressed, and the ticks to keep before its work: « Cocher la page » ticks what is shown. */
export function pressOf({ intent, shownIds, tickedIds }: Press) {
  const [button = '', detail = ''] = intent.split(':')
  return { button, detail, shownIds, tickedIds: button === 'page' ? shownIds : tickedIds }
}

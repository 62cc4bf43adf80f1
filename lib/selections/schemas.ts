import { z } from 'zod'

/** What each press of a `BulkForm` sends; a screen adds its own fields. */
export const bulkFields = {
  /** The page: its address, or its search as a query string. */
  from: z.string().max(500),
  /** `page`, `all`, `none`, `go:<page>`, or what the screen adds. */
  intent: z.string().max(40),
  shownIds: z.array(z.uuid()).max(200),
  tickedIds: z.array(z.uuid()).max(200),
  /** A digit for each of `shownIds`: was it ticked when the page was made? Absent: all that is shown is said anew. */
  was: z
    .string()
    .regex(/^[01]{0,200}$/)
    .optional()
    .catch(undefined),
}

type Press = { intent: string; shownIds: string[]; tickedIds: string[]; was?: string | undefined }

/**
 * The button that was pressed, and the ticks to keep before its work: « Cocher la page » ticks what is shown; otherwise
 * only what somebody changed on the page, for « Retour » shows a page as it was made, not as the server knows it.
 */
export function pressOf({ intent, shownIds, tickedIds, was }: Press) {
  const [button = '', detail = ''] = intent.split(':')
  if (button === 'page') return { button, detail, shownIds, tickedIds: shownIds }
  if (was?.length !== shownIds.length) return { button, detail, shownIds, tickedIds }
  const ticked = new Set(tickedIds)
  const changed = shownIds.filter((id, index) => ticked.has(id) !== (was[index] === '1'))
  return { button, detail, shownIds: changed, tickedIds: changed.filter((id) => ticked.has(id)) }
}

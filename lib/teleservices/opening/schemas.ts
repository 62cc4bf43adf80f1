import { z } from 'zod'
import { byKind } from './domain/teleservices'

/** A service that the form did not show comes empty, and stays as it is. */
const choice = z.enum(['', 'OPEN', 'CLOSED'])

export const SetOpeningForm = z.object({
  ...byKind(() => choice),
  /** `1` on the page that has named what closes. */
  confirmed: z.enum(['', '1']),
})

/** The same in the address of the page that confirms a closing. */
export const WantedOpening = z.object(byKind(() => choice.catch('')))
export type WantedOpening = z.output<typeof WantedOpening>

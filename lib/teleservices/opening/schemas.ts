import { z } from 'zod'

/** A service that the form did not show comes empty, and stays as it is. */
const choice = z.enum(['', 'OPEN', 'CLOSED'])

export const SetOpeningForm = z.object({
  NOTES: choice,
  ABSENCES: choice,
  LPC: choice,
  /** `1` on the page that has named what closes. */
  confirmed: z.enum(['', '1']),
})

/** The same in the address of the page that confirms a closing. */
export const WantedOpening = z.object({ NOTES: choice.catch(''), ABSENCES: choice.catch(''), LPC: choice.catch('') })
export type WantedOpening = z.output<typeof WantedOpening>

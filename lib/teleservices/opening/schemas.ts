import { z } from 'zod'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { one } from '@/lib/platform/query-values'
import { byKind, TELESERVICE_KINDS } from './domain/teleservices'

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

const kinds = one.transform((text) => TELESERVICE_KINDS.filter((kind) => text.split('.').includes(kind))).catch([])

/** What has just been done, in the address of the page: services that opened for tomorrow, or are read again; others closed. */
export const OpeningSearch = z.object({
  fait: one
    .pipe(z.enum(['rien', 'oui']))
    .optional()
    .catch(undefined),
  demain: kinds,
  aussitot: kinds,
})
export type OpeningSearch = z.output<typeof OpeningSearch>

type Done = Record<'opened' | 'readAgain' | 'closed', readonly TeleserviceKind[]>

/** The same, to be written. */
export const openingQuery = ({ opened, readAgain, closed }: Done): URLSearchParams =>
  new URLSearchParams({
    fait: opened.length + closed.length === 0 ? 'rien' : 'oui',
    ...(opened.length > readAgain.length && { demain: opened.filter((kind) => !readAgain.includes(kind)).join('.') }),
    ...(readAgain.length > 0 && { aussitot: readAgain.join('.') }),
  })

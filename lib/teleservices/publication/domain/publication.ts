import type { CivilDate } from '@/lib/platform/dates'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { type Days, isInSchoolYear, schoolYearDays } from '@/lib/platform/school-year'
import { TELESERVICE_KINDS, TELESERVICES } from '../../opening/domain/teleservices'

/** Téléservices that have a type of publication (TS-52, TS-66), by their segment of the address. */
export type PublicationKind = TeleserviceKind
export type PublicationService = (typeof TELESERVICES)[PublicationKind]['segment']
export const PUBLICATION_KINDS = Object.fromEntries(
  TELESERVICE_KINDS.map((kind) => [TELESERVICES[kind].segment, kind]),
) as Record<PublicationService, PublicationKind>

export const PUBLICATION_SERVICES = Object.keys(PUBLICATION_KINDS) as PublicationService[]

/** Narrows the segment of an address; null when it is none of ours. */
export const publicationServiceOf = (segment: string): PublicationService | null =>
  PUBLICATION_SERVICES.find((service) => service === segment) ?? null

/** MEF × division, as one value of a form. */
export type Couple = { mefCode: string; divisionId: string }

export const coupleKey = ({ mefCode, divisionId }: Couple): string => `${divisionId}.${mefCode}`

/** The couples of a form, each once; what is not one is left out. */
export function parseCouples(keys: readonly string[]): Couple[] {
  return [...new Set(keys)].flatMap((key) => {
    const parts = key.match(/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(.{1,40})$/)
    return parts ? [{ divisionId: parts[1] ?? '', mefCode: parts[2] ?? '' }] : []
  })
}

/** TS-60: days on which a date may be added, from today on; null once the school year is over. */
export function addableDays(year: number, today: CivilDate): Days | null {
  const { from, to } = schoolYearDays(year)
  return today > to ? null : { from: today > from ? today : from, to }
}

export type DayRefusal = 'PAST' | 'OUTSIDE_YEAR'

/** Why a date cannot be added on that day; null when it can (TS-60). */
export function refuseDay(day: CivilDate, { year, today }: { year: number; today: CivilDate }): DayRefusal | null {
  if (!isInSchoolYear(day, year)) return 'OUTSIDE_YEAR'
  return day < today ? 'PAST' : null
}

/** Address of the settings of one téléservice, or of a page under them. */
export function settingsHref(
  service: PublicationService,
  page: '' | 'ajouter' | 'supprimer' | 'fil-de-l-eau' = '',
  query: Record<string, string | number> = {},
): string {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  return `/teleservices/parametrage/${service}${page && `/${page}`}${search.size > 0 ? `?${search}` : ''}`
}

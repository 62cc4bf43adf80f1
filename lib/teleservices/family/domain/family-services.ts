import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { byKind, TELESERVICE_KINDS, TELESERVICES } from '../../opening/domain/teleservices'

/** The téléservices in the words and addresses of families. */
export const FAMILY_SERVICES = byKind((kind) => TELESERVICES[kind].family)

export type FamilyService = TeleserviceKind

/** « notes » → NOTES; null for an address that is nobody's. */
export const serviceOfSlug = (slug: string): FamilyService | null =>
  TELESERVICE_KINDS.find((kind) => FAMILY_SERVICES[kind].slug === slug) ?? null

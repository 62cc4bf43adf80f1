import type { PublicationType, TeleserviceKind } from '@/lib/platform/prisma/enums'
import { byKind, TELESERVICE_KINDS, TELESERVICES } from './domain/teleservices'

export type { PublicationType, TeleserviceKind }
export { TELESERVICE_KINDS }

export const TELESERVICE_LABELS: Record<TeleserviceKind, string> = byKind((kind) => TELESERVICES[kind].label)
export const SERVICE_IN_A_SENTENCE: Record<TeleserviceKind, string> = byKind((kind) => TELESERVICES[kind].sentence)

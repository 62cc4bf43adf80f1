/** The téléservices in the words and addresses of families. */
export const FAMILY_SERVICES = {
  NOTES: { slug: 'notes', noun: 'Notes', own: 'Mes notes', icon: 'chart' },
  ABSENCES: { slug: 'absences', noun: 'Absences', own: 'Mes absences', icon: 'absence' },
  LPC: { slug: 'livret', noun: 'Livret de compétences', own: 'Mon livret de compétences', icon: 'file' },
} as const

export type FamilyService = keyof typeof FAMILY_SERVICES

/** « notes » → NOTES; null for an address that is nobody's. */
export const serviceOfSlug = (slug: string): FamilyService | null =>
  (Object.keys(FAMILY_SERVICES) as FamilyService[]).find((kind) => FAMILY_SERVICES[kind].slug === slug) ?? null

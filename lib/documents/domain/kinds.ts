/** What a stored document is: decides who may download it. `upload` = an imported file, `letters` = a print run. */
export const DOCUMENT_KINDS = ['upload', 'letters'] as const

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const isDocumentKind = (kind: string): kind is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind)

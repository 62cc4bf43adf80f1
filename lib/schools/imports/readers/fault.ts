/** Codes of formats.md §11, and the few of ours that they lack. */
export type FaultCode =
  | 'INVALID_FILE'
  | 'ENCODING_NOT_SUPPORTED'
  | 'UAI_MISMATCHED'
  | 'YEAR_MISMATCHED'
  | 'YEAR_REQUIRED'
  | 'FILE_REPEATED'
  | 'SCHOOL_UNKNOWN'
  | 'IMPORT_ALREADY_OPEN'

/** A fault that rejects the whole import; the message is French and says what to do. */
export class ImportFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly line: number | null = null,
  ) {
    super(message)
    this.name = 'ImportFault'
  }
}

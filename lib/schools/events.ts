/** Files are stored and wait for their analysis: `{ importId }`. */
export const IMPORT_UPLOADED = 'schools/import.uploaded'
/** Somebody said yes: the staged rows are to be written: `{ importId }`. */
export const IMPORT_CONFIRMED = 'schools/import.confirmed'

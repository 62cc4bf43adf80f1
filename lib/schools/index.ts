/** Front door of the context: what the others may call. */
export { lockSchools, markReplicated } from './commands/mark-replicated'
export { LEGAL_RANK_LABELS } from './labels'
export { getRetractionMinutes } from './queries/get-retraction-minutes'
export { lastImportAt } from './queries/last-import-sql'
export { ADULT_STUDENT, LEGAL_COUPLE, PRESENT } from './queries/present-sql'
export { currentYears, formerEnrollments } from './queries/years-sql'

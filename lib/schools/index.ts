/** Front door of the context: what the others may call. */

export { calendarFacts, getSchoolCalendar } from './calendar/queries/calendar-sql'
export { lastImportAt } from './imports/queries/last-import-sql'
export type { Ended } from './people/end-accesses'
export { LEGAL_RANK_LABELS } from './people/labels'
export { areOnePupil } from './people/queries/are-one-pupil'
export { knownEmailOf } from './people/queries/known-email'
export { ADULT_STUDENT, LEGAL_COUPLE, PRESENT, WITH_ITS_HOLDER } from './people/queries/present-sql'
export { lockSchools, markReplicated } from './settings/commands/mark-replicated'
export { getRetractionMinutes } from './settings/queries/get-retraction-minutes'
export { COPIED_SINCE_USABLE } from './settings/queries/school-sql'
export { currentYears, divisionsOfNow, formerEnrollments } from './years/queries/years-sql'

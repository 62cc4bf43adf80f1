import 'server-only'

/** What a statement wrote and removed for one school. A school for which it did nothing may have no row. */
export type Copied = { schoolId: string; written: number; removed: number }

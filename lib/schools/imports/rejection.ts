import type { Analysis } from './analyse'
import type { Anomaly } from './anomalies'

/** Ends an import of the command line: its transaction is rolled back, the anomalies are told. */
export class Rejection extends Error {
  constructor(
    readonly anomalies: Anomaly[],
    readonly year: number | null,
    readonly analysis: Analysis | null = null,
  ) {
    super('rejected')
  }
}

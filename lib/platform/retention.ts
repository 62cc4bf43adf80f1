/** What is forgotten, and when: the sweeper runs it, the privacy page and docs/retention.md print it. */
export type Retention = {
  /** Its step of the sweeper, in camelCase. */
  name: string
  /** « Historique des connexions » */
  what: string
  /** « 6 mois » */
  after: string
  /** « après la fin de la session » */
  from: string
  /** Forgets what is old enough and returns how many rows; set-based, and again the next night if it is cut. */
  run(): Promise<number>
}

/** TS-47. */
export const REPLICATION_FAILED =
  'La réplication de cette nuit a échoué : les codes créés hier ne sont pas encore utilisables.'
export const REPLICATION_LATE =
  'La réplication de cette nuit n’a pas eu lieu : les codes créés hier ne sont pas encore utilisables.'
export const REPLICATION_RUNNING =
  'La réplication est en cours. Les codes créés hier seront utilisables dans quelques minutes.'
export const REPLICATION_ASKED = 'La réplication est demandée. Rechargez la page dans une minute.'
export const REPLICATION_DONE = 'La réplication est faite : les codes créés hier sont utilisables.'

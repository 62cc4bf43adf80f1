/** TS-92. */
export const ALL_CLOSED =
  'Tous les télé-services sont fermés : la liste des télé-services du courrier de notification serait vide.'

export const TOO_LATE = 'L’envoi a commencé : il ne peut plus être annulé.'

export const BATCH_NOT_FOUND = 'Cette notification n’existe pas.'

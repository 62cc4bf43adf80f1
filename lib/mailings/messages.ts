export const TOO_LATE = 'L’envoi a commencé : il ne peut plus être annulé.'

export const BATCH_NOT_FOUND = 'Cette notification n’existe pas.'

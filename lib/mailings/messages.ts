export const TOO_LATE = 'L’envoi a commencé : il ne peut plus être annulé.'

/** What the file says of a code is true no more. */
export const FILE_REDRAWN =
  'Un code de ce fichier a changé, servi ou expiré depuis : le fichier est refait. Revenez à l’envoi dans un instant, puis téléchargez-le.'

export const BATCH_NOT_FOUND = 'Cette notification n’existe pas.'

/** Said before anything of a run is written. */
export const NO_RELAY =
  'Ce serveur ne peut pas envoyer de courriel : aucun relais n’est réglé. Choisissez « Document Papier », ou prévenez la personne qui administre Passerelle.'

import type { CodeSituation } from './domain/code-situation'

/** State of one person's code, in the lists of « Gérer un CAR » and « Gérer un CAE ». */
export const CODE_SITUATION_LABELS = {
  ACCOUNT: 'Compte ouvert',
  SUSPENDED: 'Code suspendu',
  NOTIFIED: 'Notifié',
  NOT_NOTIFIED: 'Code pas encore notifié',
  REFUSED: 'Refus',
  WITHDRAWN: 'Accès retiré',
  NONE: 'Aucun code',
  NOT_A_HOLDER: 'Sans code',
  LEFT: 'Parti',
} satisfies Record<CodeSituation, string>

type Kind = 'CAR' | 'CAE'

/** Words of the screens that speak of a CAR or of a CAE. */
export const HOLDER_TEXTS = {
  CAR: {
    title: 'Gérer un CAR',
    menu: 'Accès des Responsables',
    list: 'Retourne à la liste des élèves / responsables',
    block: 'Responsable / Elève sélectionné',
    history: 'Liste des Codes d’Accès (CAR)',
    renew: 'Nouveau CAR',
    notify: 'Notifie le CAR au responsable par l’envoi d’un courrier ou courriel',
    usedWarning: "Ce responsable a déjà un compte. Un nouveau CAR coupe son accès jusqu'à ce qu'il le saisisse.",
  },
  CAE: {
    title: 'Gérer un CAE',
    menu: 'Accès des Elèves',
    list: 'Retourne à la liste des élèves',
    block: 'Elève sélectionné',
    history: 'Liste des Codes d’Accès (CAE)',
    renew: 'Nouveau CAE',
    notify: 'Notifie le CAE à l’élève par l’envoi d’un courrier',
    usedWarning: "Cet élève a déjà un compte. Un nouveau CAE coupe son accès jusqu'à ce qu'il le saisisse.",
  },
} satisfies Record<Kind, Record<string, string>>

/** M07, word for word. */
export const SAVE_THE_PDF =
  'Pensez à enregistrer le fichier .pdf généré si nécessaire car la personne sera considérée comme notifiée.'

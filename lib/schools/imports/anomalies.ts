import type { LoadAnomaly } from '@/lib/loads/kinds'

/** Anomalies of one pupil or one responsable: what is wrong, then what to do. Severity follows README « Import outcomes ». */
type Wording = { severity: 'ERROR' | 'WARNING'; message: string }

const error = (message: string): Wording => ({ severity: 'ERROR', message })
const warning = (message: string): Wording => ({ severity: 'WARNING', message })

export const ROW_ANOMALIES = {
  STUDENT_ID_REQUIRED: error('Cet élève n’a pas d’identifiant SIECLE (ELEVE_ID). Exportez le fichier de nouveau.'),
  STUDENT_REPEATED: warning('Cet élève figure deux fois avec le même identifiant. La première fiche est importée.'),
  LAST_NAME_REQUIRED: error(
    'Cet élève n’a pas de nom de famille. Corrigez sa fiche dans SIECLE, puis exportez de nouveau.',
  ),
  FIRST_NAME_REQUIRED: error('Cet élève n’a pas de prénom. Corrigez sa fiche dans SIECLE, puis exportez de nouveau.'),
  BIRTHDATE_REQUIRED: error(
    'Cet élève n’a pas de date de naissance. Corrigez sa fiche dans SIECLE, puis exportez de nouveau.',
  ),
  INVALID_BIRTHDATE_FORMAT: error(
    'La date de naissance de cet élève n’existe pas. Corrigez sa fiche dans SIECLE, puis exportez de nouveau.',
  ),
  BIRTHDATE_IN_FUTURE: error(
    'La date de naissance de cet élève est dans l’avenir. Corrigez sa fiche dans SIECLE, puis exportez de nouveau.',
  ),
  BIRTHDATE_IMPLAUSIBLE: warning(
    'Date de naissance invraisemblable : cet élève aurait moins de 2 ans ou plus de 30 ans. Il est importé. Vérifiez sa fiche dans SIECLE.',
  ),
  INVALID_CHAR_DETECTED: error(
    'Le nom ou le prénom de cet élève contient un caractère qu’aucun nom ne porte. Corrigez sa fiche dans SIECLE, puis exportez de nouveau.',
  ),
  STUDENT_ID_REUSED: warning(
    'L’identifiant SIECLE de cet élève était celui d’un autre. C’est un nouvel élève : rien ne passe de l’un à l’autre.',
  ),
  STUDENT_ID_DOUBTFUL: warning(
    'L’identifiant SIECLE et la date de naissance sont ceux d’un élève connu, le nom non. Importé, c’est un nouvel élève. Vérifiez dans SIECLE.',
  ),
  INE_UNIQUE: error('Deux élèves ont le même INE et la même date de naissance. Corrigez l’un des deux dans SIECLE.'),
  INE_REASSIGNED: warning(
    'Un autre élève, né un autre jour, porte le même INE. Les deux sont importés. Vérifiez l’INE dans SIECLE.',
  ),
  INE_REQUIRED: warning(
    'Cet élève n’a pas d’INE. Il est importé. Complétez sa fiche dans SIECLE dès que l’INE est connu.',
  ),
  INE_FORMAT: warning('L’INE de cet élève n’a pas la forme d’un INE. Il est importé. Vérifiez-le dans SIECLE.'),
  INE_KEY: warning(
    'Les derniers caractères de l’INE de cet élève ne vont pas avec les autres. Vérifiez-le dans SIECLE.',
  ),
  LETTER_LOST: warning('Un « ? » remplace une lettre de ce nom : SIECLE l’a perdue. Corrigez la fiche dans SIECLE.'),
  SEX_CODE_REQUIRED: warning('Le sexe de cet élève n’est pas renseigné. Complétez sa fiche dans SIECLE.'),
  BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT: warning(
    'Cet élève est né en France, sans commune de naissance. Complétez sa fiche dans SIECLE.',
  ),
  PHONE_NOT_UNDERSTOOD: warning(
    'Un numéro de téléphone n’est pas un numéro. Il n’est pas importé. Corrigez-le dans SIECLE.',
  ),
  PHONE_REPAIRED: warning(
    'Un numéro de téléphone avait perdu son premier zéro. Il a été remis. Vérifiez-le dans SIECLE.',
  ),
  EMAIL_NOT_UNDERSTOOD: warning(
    'Une adresse électronique n’en est pas une. Elle n’est pas importée. Corrigez-la dans SIECLE.',
  ),
  TEXT_TOO_LONG: warning(
    'Un texte de cette fiche dépasse 100 caractères. Son début est importé. Corrigez la fiche dans SIECLE.',
  ),
  ADDRESS_NOT_FOUND: warning('L’adresse postale annoncée n’est pas dans le fichier. L’adresse déjà connue est gardée.'),
  DIVISION_REPEATED: warning('Cet élève a deux divisions. La première est gardée. Vérifiez sa fiche dans SIECLE.'),
  GUARDIAN_ID_REUSED: warning(
    'L’identifiant SIECLE de ce responsable était celui d’un autre. C’est un nouveau responsable : rien ne passe de l’un à l’autre.',
  ),
  GUARDIAN_ID_DOUBTFUL: warning(
    'L’identifiant SIECLE est celui d’un responsable connu, le prénom non. Importé, c’est un nouveau responsable. Vérifiez dans SIECLE.',
  ),
  GUARDIAN_NAME_REQUIRED: warning('Ce responsable n’a pas de nom ou pas de prénom. Complétez sa fiche dans SIECLE.'),
  GUARDIAN_CHAR_DETECTED: warning(
    'Le nom de ce responsable contient un caractère qu’aucun nom ne porte. Il est importé. Corrigez sa fiche dans SIECLE.',
  ),
  GUARDIAN_NOT_FOUND: warning(
    'Un responsable de cet élève n’est pas décrit dans le fichier. Le lien n’est pas importé. Exportez de nouveau les responsables.',
  ),
  LEGAL_RANK_OVERFLOW: warning(
    'Cet élève a plus de deux responsables légaux. Le responsable en trop ne recevra pas de code. Corrigez les niveaux dans SIECLE.',
  ),
} as const satisfies Record<string, Wording>

export type RowAnomalyCode = keyof typeof ROW_ANOMALIES

/** Anomalies of the file or of the school as a whole. */
export type Anomaly = LoadAnomaly

export const fileAnomaly = (
  severity: Anomaly['severity'],
  code: string,
  message: string,
  fileName: string | null = null,
  line: number | null = null,
): Anomaly => ({ severity, code, message, fileName, line, subject: null })

/** What a sentence calls each setting, in the order of the form. */
export const SETTINGS_LABELS = {
  headTitle: 'fonction de la personne qui signe',
  headName: 'nom de la personne qui signe',
  phone: 'téléphone du secrétariat',
  email: 'adresse électronique du secrétariat',
  retractionMinutes: 'délai pour annuler un envoi',
  codeValidityDays: 'durée de validité d’un code',
} as const

type Name = keyof typeof SETTINGS_LABELS
const text = (value: string | number | null) => (value === null ? '' : String(value))

/** The settings as the form shows them. */
export const settingsTexts = (settings: Readonly<Record<Name, string | number | null>>): Record<Name, string> => ({
  headTitle: text(settings.headTitle),
  headName: text(settings.headName),
  phone: text(settings.phone),
  email: text(settings.email),
  retractionMinutes: text(settings.retractionMinutes),
  codeValidityDays: text(settings.codeValidityDays),
})

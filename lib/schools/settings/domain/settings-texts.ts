/** What a sentence calls each setting, in the order of the form. */
export const SETTINGS_LABELS = {
  addressLine1: 'adresse, ligne 1',
  addressLine2: 'adresse, ligne 2',
  postalCode: 'code postal',
  city: 'ville',
  letterhead: 'en-tête des lettres',
  headTitle: 'fonction de la personne qui signe',
  headName: 'nom de la personne qui signe',
  phone: 'téléphone du secrétariat',
  email: 'adresse électronique du secrétariat',
  retractionMinutes: 'délai pour annuler un envoi',
  codeValidityDays: 'durée de validité d’un code',
  ipRanges: 'réseaux de l’établissement',
} as const

type Name = keyof typeof SETTINGS_LABELS
type Value = string | number | null | readonly string[]
const text = (value: Value) => (value === null ? '' : Array.isArray(value) ? value.join('\n') : String(value))

/** The settings as the form shows them. */
export const settingsTexts = (settings: Readonly<Record<Name, Value>>): Record<Name, string> => ({
  addressLine1: text(settings.addressLine1),
  addressLine2: text(settings.addressLine2),
  postalCode: text(settings.postalCode),
  city: text(settings.city),
  letterhead: text(settings.letterhead),
  headTitle: text(settings.headTitle),
  headName: text(settings.headName),
  phone: text(settings.phone),
  email: text(settings.email),
  retractionMinutes: text(settings.retractionMinutes),
  codeValidityDays: text(settings.codeValidityDays),
  ipRanges: text(settings.ipRanges),
})

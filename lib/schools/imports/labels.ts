import { frenchDate } from '@/lib/platform/dates'
import { kinshipLabel } from '../people/domain/kinship'
import { displayPhone } from '../people/domain/phone'

/** What each column of a diff is called on screen. */
export const FIELD_LABELS: Record<string, string> = {
  source_id: 'Identifiant SIECLE',
  ine: 'INE',
  civility: 'Civilité',
  family_name: 'Nom de famille',
  usage_name: 'Nom d’usage',
  first_name: 'Prénom',
  first_name2: 'Deuxième prénom',
  first_name3: 'Troisième prénom',
  birth_date: 'Date de naissance',
  sex: 'Sexe',
  email: 'Courriel',
  phone: 'Téléphone',
  mobile_phone: 'Portable',
  home_phone: 'Téléphone personnel',
  work_phone: 'Téléphone professionnel',
  accepts_sms: 'Accepte les SMS',
  address_line1: 'Adresse, ligne 1',
  address_line2: 'Adresse, ligne 2',
  address_line3: 'Adresse, ligne 3',
  address_line4: 'Adresse, ligne 4',
  postal_code: 'Code postal',
  city: 'Ville',
  country_code: 'Code du pays',
  country_name: 'Pays',
  left_on: 'Date de sortie',
  left_reason: 'Motif de sortie',
  deceased: 'Décédé',
  division_code: 'Division',
  mef_code: 'MEF',
  status_code: 'Statut',
  entered_on: 'Date d’entrée',
  legal_rank: 'Rang légal',
  responsibility: 'Niveau de responsabilité',
  kinship_code: 'Lien de parenté',
  pays: 'Paie les frais scolaires',
  hosts: 'Héberge l’élève',
  priority_contact: 'À contacter en priorité',
}

export type FieldChange = { field: string; before: string; after: string }

/** The fields of one changed row, in words; an empty value reads « vide ». */
export function describeChanges(changes: Record<string, [unknown, unknown]> | null): FieldChange[] {
  return Object.entries(changes ?? {}).map(([field, [before, after]]) => ({
    field: FIELD_LABELS[field] ?? field,
    before: inWords(field, before),
    after: inWords(field, after),
  }))
}

function inWords(field: string, value: unknown): string {
  if (value === null || value === '') return 'vide'
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return frenchDate(text)
  if (field === 'kinship_code') return kinshipLabel(text)
  return field.endsWith('phone') ? displayPhone(text) : text
}

/** What is asked of people: to correct, or only to know. */
export const ANOMALY_LABELS = { ERROR: 'À corriger', WARNING: 'Pour information' } as const

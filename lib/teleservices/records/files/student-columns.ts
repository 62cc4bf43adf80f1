import type { Columns } from '@/lib/platform/csv/columns'

/** Who a line is about, in every file. */
export const STUDENT_COLUMNS = {
  ine: { header: 'INE', help: 'Le plus sûr pour retrouver l’élève. À défaut : le nom et le prénom.' },
  familyName: { header: 'Nom', required: true, help: 'Nom de famille ou d’usage. Vide si l’INE est écrit.' },
  firstName: { header: 'Prénom', required: true, help: 'Vide si l’INE est écrit.' },
  birthDate: {
    header: 'Date de naissance',
    help: 'Seulement pour deux élèves de même nom, ou un élève d’une autre division que celle de la ligne, JJ/MM/AAAA.',
  },
} as const satisfies Columns

export const DIVISION_COLUMN = {
  header: 'Division',
  also: ['Classe'],
  help: 'Seulement pour deux élèves de même nom.',
} as const

import type { Match, NamedStudent } from '../domain/match-student'

type Fault = Extract<Match, { fault: string }>['fault']

const SENTENCES: Record<Fault, string> = {
  NOBODY_NAMED: 'Cette ligne ne nomme aucun élève. Écrivez son INE, ou son nom et son prénom.',
  UNKNOWN:
    'Aucun élève présent cette année ne porte cet INE ou ce nom. Vérifiez l’orthographe, ou importez d’abord la base élèves.',
  AMBIGUOUS:
    'Plusieurs élèves portent ce nom et ce prénom. Écrivez l’INE, ou la division et la date de naissance de l’élève.',
  OTHER_DIVISION:
    'L’élève de ce nom n’est pas dans cette division. Si c’est lui, écrivez son INE ou sa date de naissance ; sinon, importez d’abord la base élèves.',
  INE_OF_ANOTHER: 'Cet INE est celui d’un autre élève. Corrigez l’INE ou le nom.',
}

/** What to do about a line whose pupil is not known for sure. */
export const studentFault = (fault: Fault): string => SENTENCES[fault]

/** « BELKACEM Lina », as the line says it. */
export const whoOf = ({ familyName, firstName, ine }: Pick<NamedStudent, 'familyName' | 'firstName' | 'ine'>): string =>
  [familyName, firstName].filter(Boolean).join(' ') || ine

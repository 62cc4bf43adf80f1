import type { LoadState } from '@/lib/loads/domain/states'
import { LOAD_STATE_LABELS } from '@/lib/loads/labels'
import { plural } from '@/lib/platform/text'

/** Segments of the addresses. */
export const RECORD_TYPES = ['notes', 'absences', 'livret'] as const

export const RECORD_PAGES = {
  notes: {
    kind: 'NOTES',
    title: 'Charger des notes',
    lead: 'Les évaluations et leurs notes, d’un fichier CSV. Les familles les voient selon la date de publication.',
    fileName: 'Notes',
  },
  absences: {
    kind: 'ABSENCES',
    title: 'Charger des absences',
    lead: 'Les absences et les retards, d’un fichier CSV. Les familles les voient selon la date de publication.',
    fileName: 'Absences',
  },
  livret: {
    kind: 'LPC',
    title: 'Charger des compétences',
    lead: 'Le livret personnel de compétences, d’un fichier CSV. Les familles le voient selon la date de publication.',
    fileName: 'Compétences',
  },
} as const

/** French words about what the school loads. */
export const RECORD_LOAD_STATE_LABELS = { ...LOAD_STATE_LABELS, ANALYSED: 'À valider', APPLIED: 'Chargé' } as const

export const CHANGE_WORD_LABELS = { NEW: 'Nouvelle', CHANGED: 'Modifiée', UNCHANGED: 'Inchangée' } as const

export const ABSENCE_KIND_LABELS = { ABSENCE: 'Absence', LATENESS: 'Retard' } as const
export const HALF_DAY_LABELS = { MORNING: 'Matin', AFTERNOON: 'Après-midi' } as const

const COUNTED: [prefix: string, one: string][] = [
  ['tests', 'évaluation'],
  ['marks', 'note'],
  ['absences', 'ligne'],
  ['skills', 'compétence'],
]

/** « 2 évaluations nouvelles, 56 notes nouvelles, 1 note modifiée », or « rien de changé ». */
export function loadCountsText(counts: Record<string, number>): string {
  const parts = COUNTED.flatMap(([prefix, one]) =>
    (['created', 'changed'] as const).flatMap((verb) => {
      const count = counts[`${prefix}${verb === 'created' ? 'Created' : 'Changed'}`] ?? 0
      return count > 0 ? [`${plural(count, one)} ${GENDERS.f[verb][count >= 2 ? 1 : 0]}`] : []
    }),
  )
  return parts.join(', ') || 'rien de changé'
}

type Changes = { created: number; changed: number; unchanged: number }

const GENDERS = {
  f: { created: ['nouvelle', 'nouvelles'], changed: ['modifiée', 'modifiées'], unchanged: ['inchangée', 'inchangées'] },
  m: { created: ['nouveau', 'nouveaux'], changed: ['modifié', 'modifiés'], unchanged: ['inchangé', 'inchangés'] },
} as const

/** « 3 nouvelles, 1 modifiée, 12 inchangées »; `m` for a masculine noun. */
export function changesText(changes: Changes, gender: 'f' | 'm' = 'f'): string {
  const words = GENDERS[gender]
  const parts = (['created', 'changed', 'unchanged'] as const).flatMap((name) =>
    changes[name] > 0 ? [plural(changes[name], words[name][0], words[name][1])] : [],
  )
  return parts.join(', ') || (gender === 'f' ? 'aucune' : 'aucun')
}

type LoadChanges = { tests: Changes; marks: Changes } | { absences: Changes; latenesses: Changes } | { skills: Changes }

const written = ({ created, changed }: Changes): number => created + changed
const NOT_DELETED = 'Ce que le fichier ne contient pas reste comme avant : recharger un fichier ne supprime rien.'

const NOTHING_NEW = 'Ce fichier ne change rien : tout ce qu’il contient est déjà enregistré.'
const NOTHING_READ = 'Aucune ligne de ce fichier ne peut être chargée.'

const isEmpty = (load: LoadChanges): boolean => partsOf(load).every(({ unchanged }) => unchanged === 0)

function partsOf(load: LoadChanges): Changes[] {
  if ('tests' in load) return [load.tests, load.marks]
  return 'skills' in load ? [load.skills] : [load.absences, load.latenesses]
}

/** What confirming does, in sentences. */
export function loadSummary(load: LoadChanges): string[] {
  if (loadChanges(load) === 0) return [isEmpty(load) ? NOTHING_READ : NOTHING_NEW]
  return [...countSentences(load), NOT_DELETED]
}

function countSentences(load: LoadChanges): string[] {
  if ('tests' in load) return [`Évaluations : ${changesText(load.tests)}.`, `Notes : ${changesText(load.marks)}.`]
  if ('skills' in load) return [`Compétences : ${changesText(load.skills)}.`]
  return [`Absences : ${changesText(load.absences)}.`, `Retards : ${changesText(load.latenesses, 'm')}.`]
}

/** The same, as the confirmation compares it with what it writes. */
export function loadCounts(load: LoadChanges): Record<string, number> {
  if ('tests' in load)
    return {
      testsCreated: load.tests.created,
      testsChanged: load.tests.changed,
      marksCreated: load.marks.created,
      marksChanged: load.marks.changed,
    }
  if ('skills' in load) return { skillsCreated: load.skills.created, skillsChanged: load.skills.changed }
  return {
    absencesCreated: load.absences.created + load.latenesses.created,
    absencesChanged: load.absences.changed + load.latenesses.changed,
  }
}

/** « Valider 28 notes », « Terminer sans rien changer ». */
export function loadButton(load: LoadChanges): string {
  if (loadChanges(load) === 0) return 'Terminer sans rien changer'
  if ('skills' in load) return `Valider ${plural(written(load.skills), 'compétence')}`
  if (!('tests' in load)) return `Valider ${plural(loadChanges(load), 'ligne')}`
  const marks = written(load.marks)
  return marks > 0 ? `Valider ${plural(marks, 'note')}` : `Valider ${plural(written(load.tests), 'évaluation')}`
}

const loadChanges = (load: LoadChanges): number => partsOf(load).reduce((sum, part) => sum + written(part), 0)

/** Title of the page of a load. */
export function loadTitle(state: LoadState): string {
  if (state === 'ANALYSED') return 'Vérifier le fichier'
  if (state === 'APPLIED') return 'Fichier chargé'
  if (state === 'REJECTED') return 'Fichier refusé : rien n’est changé'
  return state === 'CANCELLED' ? 'Chargement annulé : rien n’est changé' : 'Chargement en cours'
}

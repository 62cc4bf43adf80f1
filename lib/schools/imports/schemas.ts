import { z } from 'zod'
import { one, pageNumber } from '@/lib/platform/query-values'
import { DOUBT_SCOPES, type DoubtScope } from './domain/doubts'
import { CHANGE_LISTS, type ChangeKind, type ChangeWord } from './domain/import-changes'
import { DOUBT_UNANSWERED } from './messages'

const LISTS = Object.keys(CHANGE_LISTS) as ChangeKind[]
const WORDS = ['nouveaux', 'modifies', 'partis', 'retires', 'inchanges'] as const satisfies readonly ChangeWord[]

/** The address of an import: which list of its diff, which pages. A hand-edited one never breaks. */
export const ImportSearch = z
  .object({
    voir: one.pipe(z.enum(LISTS)).catch('eleves'),
    etat: one.pipe(z.enum(WORDS)).catch('nouveaux'),
    page: pageNumber,
    anomalies: pageNumber,
  })
  .transform((search) => {
    const words: readonly ChangeWord[] = CHANGE_LISTS[search.voir]
    return { ...search, etat: words.includes(search.etat) ? search.etat : ('nouveaux' as const) }
  })
export type ImportSearch = z.output<typeof ImportSearch>

export const UPLOAD_ERRORS = ['fichier', 'taille', 'nombre', 'ouvert', 'envoi'] as const

/** The address of the list of imports. */
export const ImportsSearch = z.object({
  page: pageNumber,
  erreur: one.pipe(z.enum(UPLOAD_ERRORS)).optional().catch(undefined),
})

const ticked = z
  .literal('oui')
  .optional()
  .catch(undefined)
  .transform((value) => value === 'oui')

/** Answers of the person who confirms: a box is ticked or not. */
export const ConfirmImportForm = z.object({
  importId: z.uuid(),
  shown: z.string().max(500),
  acceptYear: ticked,
  allowDepartures: ticked,
  acceptReplaced: ticked,
  allowCuts: ticked,
  acceptDoubts: ticked,
  skipInvalid: ticked,
})

const DOUBT_ANSWER = new RegExp(`^(${DOUBT_SCOPES.join('|')}):(oui|non):(.{1,50})$`, 'u')

/** « Même personne ? »: one answer a person, `<scope>:<oui|non>:<id of the file>`. */
export const AnswerDoubtsForm = z.object({
  importId: z.uuid(),
  reponses: z
    .array(z.string().regex(DOUBT_ANSWER, DOUBT_UNANSWERED))
    .min(1, DOUBT_UNANSWERED)
    .transform((answers) =>
      answers.map((answer) => {
        const [, scope, same, sourceId] = DOUBT_ANSWER.exec(answer) ?? []
        return { scope: scope as DoubtScope, same: same === 'oui', sourceId: sourceId ?? '' }
      }),
    ),
})

/** Of an address, or of a form that says nothing else. */
export const ImportParams = z.object({ importId: z.uuid() })

import { z } from 'zod'
import { askedOf, many, one, pageNumber } from '@/lib/platform/query-values'
import { readSearch } from '@/lib/selections/read-search'
import { populationAsked } from '../accesses/domain/population'
import { listsShown } from '../accesses/schemas'
import { studentNotificationQuery } from './domain/student-notification-search'
import { MODES, takenUp } from './schemas'

const flag = one
  .pipe(z.enum(['1']))
  .optional()
  .catch(undefined)

/** TS-108, TS-111: the address of « Notifier en masse » of the pupils. A hand-edited one never breaks; paper at first. */
export const StudentNotificationSearch = z
  .object({
    population: one.pipe(z.enum(['tous', 'mef', 'division', 'reprise'])).catch('tous'),
    mef: one.pipe(z.string().max(20)).catch(''),
    division: one.pipe(z.string().max(40)).catch(''),
    envoi: takenUp,
    'non-notifies': flag,
    mode: many.pipe(z.array(z.enum(MODES))).catch([]),
    page: pageNumber,
    /** Present once the panel was submitted: boxes left unticked are then an answer. */
    recherche: flag,
    ...listsShown,
  })
  .transform((asked) => ({
    population: populationAsked({
      ...asked,
      shown: { mef: asked['mef-avant'], division: asked['division-avant'] },
    }),
    mef: asked.mef,
    division: asked.division,
    envoi: asked.envoi,
    /** « Pour les élèves non notifiés uniquement » */
    untold: asked['non-notifies'] === '1' || asked.recherche === undefined,
    mode:
      asked.recherche || asked.mode.length > 0
        ? MODES.filter((mode) => asked.mode.includes(mode))
        : ['papier' as const],
    page: asked.page,
  }))
export type StudentNotificationSearch = z.output<typeof StudentNotificationSearch>

/** `studentNotificationQuery` back into its search; refuses anything else (TS-110). */
export const studentNotificationSearchOf = (query: string): StudentNotificationSearch =>
  readSearch(query, { read: (text) => StudentNotificationSearch.parse(askedOf(text)), write: studentNotificationQuery })

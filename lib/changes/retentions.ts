import 'server-only'
import { businessNow, daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'
import { UNDO_DAYS } from './messages'

export const CHANGE_RETENTIONS: readonly Retention[] = [
  {
    name: 'changes',
    what: 'Ce qu’un import ou un changement d’année a remplacé, gardé pour pouvoir l’annuler',
    after: `${UNDO_DAYS} jours`,
    from: 'après l’import ou le changement d’année',
    run: () => db.$executeRaw`
      with old as (
        update school_change set forgotten_at = ${businessNow()}::timestamptz
        where forgotten_at is null and made_at < ${daysBefore(UNDO_DAYS, businessNow())}::timestamptz
        returning id
      )
      delete from school_change_row r using old where r.change_id = old.id`,
  },
]

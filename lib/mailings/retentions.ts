import 'server-only'
import { businessNow, daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'

/** Kept a while, so that nobody sends them twice. The runs of a school stay with it. */
export const MAILING_RETENTIONS: readonly Retention[] = [
  {
    name: 'messages',
    what: 'Messages à une seule personne (code de vérification, sécurité, identifiant, exemple)',
    after: '30 jours',
    from: 'après leur envoi',
    run: () => db.$executeRaw`
      with old as materialized (
        select id from notification_batch
        where school_id is null and finished_at < ${daysBefore(30, businessNow())} limit 10000
      ),
      lines as (delete from delivery where batch_id in (select id from old))
      delete from notification_batch where id in (select id from old)`,
  },
]

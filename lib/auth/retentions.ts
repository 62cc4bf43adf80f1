import 'server-only'
import { daysBefore, realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'

export const AUTH_RETENTIONS: readonly Retention[] = [
  {
    name: 'loginTickets',
    what: 'Tickets d’entrée',
    after: '1 jour',
    from: 'après leur minute d’usage',
    run: () => db.$executeRaw`delete from login_ticket where expires_at < ${daysBefore(1)}`,
  },
  {
    name: 'authAttempts',
    what: 'Connexions commencées et non finies',
    after: '1 jour',
    from: 'après leur fin',
    run: () => db.$executeRaw`delete from auth_attempt where expires_at < ${daysBefore(1)}`,
  },
  {
    name: 'challenges',
    what: 'Codes de vérification envoyés par courriel',
    after: '1 jour',
    from: 'après leur fin ; le code est effacé dès qu’il a servi',
    run: () => db.$executeRaw`delete from challenge where expires_at < ${daysBefore(1)}`,
  },
  {
    name: 'formDrafts',
    what: 'Saisies gardées le temps de s’identifier à nouveau',
    after: 'à leur échéance',
    from: 'une heure après la saisie',
    run: () => db.$executeRaw`delete from form_draft where expires_at < ${realNow()}`,
  },
  {
    // identity.md §5.9.
    name: 'sessions',
    what: 'Historique des connexions',
    after: '6 mois',
    from: 'après la fin de la session',
    run: () => db.$executeRaw`delete from session where absolute_until < ${daysBefore(183)}`,
  },
]

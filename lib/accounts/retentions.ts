import 'server-only'
import { forgetSecurityNotices } from '@/lib/auth/security-notices'
import { daysBefore } from '@/lib/platform/clock'
import type { Retention } from '@/lib/platform/retention'
import { forgetCodeReminders } from './reminders/commands/send-code-reminders'

export const ACCOUNT_RETENTIONS: readonly Retention[] = [
  {
    name: 'securityNotices',
    what: 'Messages de sécurité qui n’ont pas pu partir, avec leur adresse',
    after: '7 jours',
    from: 'après le changement',
    run: () => forgetSecurityNotices(daysBefore(7)),
  },
  {
    name: 'codeReminders',
    what: 'Adresses qui attendent le jour d’un code d’activation',
    after: 'dès le rappel, ou 60 jours',
    from: 'après la demande',
    run: forgetCodeReminders,
  },
]

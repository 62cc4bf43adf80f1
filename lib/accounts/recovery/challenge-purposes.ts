import 'server-only'
import type { Purpose } from '@/lib/auth/challenges/purpose'

export const RECOVERY_MINUTES = 10
export const RECOVERY_MAILING = 'accounts.challenge'

const common = {
  minutes: RECOVERY_MINUTES,
  mailing: RECOVERY_MAILING,
  // identity.md §5.3. A code lives an hour: one an hour is enough for whoever reads it, more are for those it was wasted by.
  sending: [
    { name: 'new-hour', max: 4, windowSeconds: 3_600 },
    { name: 'new-day', max: 30, windowSeconds: 86_400 },
  ],
  again: [
    { name: 'minute', max: 1, windowSeconds: 60 },
    { name: 'hour', max: 5, windowSeconds: 3_600 },
    { name: 'day', max: 10, windowSeconds: 86_400 },
  ],
  unasked: 'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: votre compte reste comme il est.',
}

export const USERNAME_REMINDER: Purpose = {
  ...common,
  name: 'USERNAME_REMINDER',
  label: 'Vous avez demandé à retrouver votre identifiant.',
}
export const PASSWORD_RESET: Purpose = {
  ...common,
  name: 'PASSWORD_RESET',
  label: 'Vous avez demandé à changer de mot de passe.',
}
export const EMAIL_PROOF: Purpose = {
  ...common,
  name: 'EMAIL_PROOF',
  perAccount: true,
  label: 'Vous avez choisi cette adresse pour votre compte.',
  unasked:
    'Vous n’avez rien demandé\u00a0? Quelqu’un s’est trompé d’adresse. Ne faites rien\u00a0: ce message n’ouvre rien.',
}
export const RECOVERY_PURPOSES: readonly Purpose[] = [USERNAME_REMINDER, PASSWORD_RESET]
export const EMAILED_PURPOSES: readonly Purpose[] = [...RECOVERY_PURPOSES, EMAIL_PROOF]

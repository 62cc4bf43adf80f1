import { plural } from '@/lib/platform/text'
import { ALL_NOTIFIED, NOBODY_FOUND } from './messages'

/** The couples of a selection of which nobody can be notified, by what they are. */
export type NobodyFacts = {
  withoutCode: number
  notified: number
  /** Their message is on its way, or their letter waits to be downloaded. */
  sending: number
  /** Nothing to tell: the account is open. */
  account: number
  /** Suspended, expired, or given back without its copy. */
  blocked: number
  /** « 16 h 40 »: until then, what is on its way can be taken back; null when nothing can. */
  until: string | null
}

/**
 * Why nobody of a selection is to be notified (TS-91): the sentence of the requirements only when it is true of everybody,
 * otherwise what each of them is, and where to go.
 */
export function nobodyToNotify({ until, ...counts }: NobodyFacts): string[] {
  const { withoutCode, notified, sending, account, blocked } = counts
  const others = withoutCode + sending + account + blocked
  if (others === 0) return [notified > 0 ? ALL_NOTIFIED : NOBODY_FOUND]
  return [
    withoutCode > 0 &&
      `${plural(withoutCode, 'couple')} responsable / élève ${withoutCode > 1 ? 'n’ont' : 'n’a'} pas encore de code. Créez-les dans « Créer les accès en masse ».`,
    sending > 0 &&
      `${plural(sending, 'code')} en cours d’envoi ou à imprimer${until ? `. Vous pouvez annuler jusqu’à ${until}` : ''}. Voyez « Envois ».`,
    account > 0 && `${plural(account, 'code')} ${account > 1 ? 'ont' : 'a'} déjà servi à ouvrir un compte.`,
    blocked > 0 && `${plural(blocked, 'code')} à gérer individuellement : suspendu, expiré ou sans copie.`,
    notified > 0 && `${plural(notified, 'code déjà notifié', 'codes déjà notifiés')}.`,
  ].filter((sentence) => sentence !== false)
}

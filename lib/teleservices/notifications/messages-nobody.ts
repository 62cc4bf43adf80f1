import { plural } from '@/lib/platform/text'
import { ALL_NOTIFIED, NOBODY_FOUND } from './messages'

/** The couples of a selection of which nobody can be notified, by what they are. */
export type NobodyFacts = {
  /** No code yet, and none told. */
  withoutCode: number
  /** No code any more: the responsable refused, or the school took it back. */
  refused: number
  revoked: number
  /** Pupils of age, their own responsables: told of their CAE. */
  adults: number
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
  const { withoutCode, refused, revoked, adults, notified, sending, account, blocked } = counts
  const others = withoutCode + refused + revoked + sending + account + blocked
  if (others + notified + adults === 0) return [NOBODY_FOUND]
  if (others === 0 && notified > 0) return [ALL_NOTIFIED]
  return [
    withoutCode > 0 &&
      `${plural(withoutCode, 'couple')} responsable / élève ${withoutCode > 1 ? 'n’ont' : 'n’a'} pas encore de code. Créez-les dans « Créer les accès en masse ».`,
    sending > 0 &&
      `${plural(sending, 'code')} en cours d’envoi ou à imprimer${until ? `. Vous pouvez annuler jusqu’à ${until}` : ''}. Voyez « Envois ».`,
    account > 0 && `${plural(account, 'code')} ${account > 1 ? 'ont' : 'a'} déjà servi à ouvrir un compte.`,
    refused > 0 &&
      `${plural(refused, 'responsable a', 'responsables ont')} refusé l’accès. En cas de changement d’avis, passez par « Gérer un CAR ».`,
    revoked + blocked > 0 &&
      `${plural(revoked + blocked, 'couple')} à gérer individuellement dans « Gérer un CAR » : accès retiré, code suspendu, expiré ou sans copie.`,
    adults > 0 &&
      `${plural(adults, 'élève majeur', 'élèves majeurs')} : ${adults > 1 ? 'ils reçoivent leur' : 'il reçoit son'} propre code dans « Accès des Elèves ».`,
    notified > 0 && `${plural(notified, 'code déjà notifié', 'codes déjà notifiés')}.`,
  ].filter((sentence) => sentence !== false)
}

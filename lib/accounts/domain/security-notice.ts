import { frenchDateTime } from '@/lib/platform/dates'
import type { SecurityChange } from '@/lib/platform/prisma/enums'
import { frenchPhone, typographic } from '@/lib/platform/text'

/** What somebody reads when a way of signing in to their account has changed (identity.md P7). Pure. */
export type SecurityNoticeFacts = {
  change: SecurityChange
  happenedAt: Date
  /** « Claire Morel »; empty when the account has no name. */
  name: string
  /** Families may choose another password by themselves; staff have their management. */
  family: boolean
  schools: readonly { name: string; phone: string | null }[]
  siteUrl: string
}

export type SecurityNoticeText = {
  subject: string
  greeting: string
  what: string
  fine: string
  alarm: string
  steps: string[]
  button: { label: string; href: string } | null
  help: string[]
}

const SUBJECTS: Record<SecurityChange, string> = {
  PASSWORD_CHANGED: 'Votre mot de passe a changé',
  PASSWORD_RESET: 'Votre mot de passe a changé',
  EMAIL_LEFT: 'L’adresse de votre compte a changé',
  EMAIL_CHOSEN: 'Votre adresse est celle d’un compte',
  FACTOR_ADDED: 'Une application d’authentification a été ajoutée',
  FACTOR_REMOVED: 'Votre application d’authentification a été retirée',
  RECOVERY_CODES_RENEWED: 'Vos codes de secours ont changé',
  CODE_USED: 'Votre code d’activation a servi',
}

const WHAT: Record<SecurityChange, (when: string) => string> = {
  PASSWORD_CHANGED: (when) =>
    `Le mot de passe de votre compte a été changé le ${when}. Les autres sessions sont fermées.`,
  PASSWORD_RESET: (when) =>
    `Le mot de passe de votre compte a été changé le ${when}, avec un code envoyé à cette adresse. Toutes les sessions sont fermées.`,
  EMAIL_LEFT: (when) =>
    `L’adresse électronique de votre compte a été changée ou retirée le ${when}. Les messages n’arrivent plus ici.`,
  EMAIL_CHOSEN: (when) =>
    `Cette adresse a été choisie le ${when} pour un compte Passerelle. Les messages de ce compte arrivent ici.`,
  FACTOR_ADDED: (when) =>
    `Une application d’authentification a été enregistrée le ${when}. Son code est demandé à chaque connexion.`,
  FACTOR_REMOVED: (when) =>
    `L’application d’authentification de votre compte a été retirée le ${when}. Les codes de secours ne servent plus.`,
  RECOVERY_CODES_RENEWED: (when) =>
    `De nouveaux codes de secours ont été faits le ${when}. Les anciens ne servent plus.`,
  CODE_USED: (when) =>
    `Le code que l’établissement vous a envoyé a servi le ${when}. Le compte qui l’a saisi lit les téléservices de votre enfant.`,
}

const SCHOOLS_NAMED = 3
const LOCKED_OUT = 'Vous ne pouvez plus vous connecter ?'
const FACTOR_STEP = 'Connectez-vous et changez de mot de passe. Puis remplacez l’application d’authentification.'

export function writeSecurityNotice(facts: SecurityNoticeFacts): SecurityNoticeText {
  const { change, name, siteUrl } = facts
  const button = buttonOf(facts)
  const help = ['Personne ne vous demandera votre mot de passe par courriel ou par téléphone.']
  if (button) help.unshift(`Le bouton ne marche pas ? Allez sur ${new URL(siteUrl).host}.`)
  return {
    subject: SUBJECTS[change],
    // Who owns the new address, or typed the code, is not known: a slip of the finger must not name the family.
    greeting: name && change !== 'EMAIL_CHOSEN' && change !== 'CODE_USED' ? `Bonjour ${name},` : 'Bonjour,',
    what: WHAT[change](frenchDateTime(facts.happenedAt)),
    fine: typographic('C’est vous ? Vous n’avez rien à faire.'),
    alarm: typographic('Si ce n’est pas vous :'),
    steps: stepsOf(facts).map(typographic),
    button,
    help: help.map(typographic),
  }
}

function buttonOf({ change, family, siteUrl }: SecurityNoticeFacts): SecurityNoticeText['button'] {
  if (change === 'EMAIL_CHOSEN' || change === 'CODE_USED') return null
  if (!isPassword(change)) return { label: 'Me connecter', href: `${siteUrl}/connexion` }
  return family ? { label: 'Changer mon mot de passe', href: `${siteUrl}/connexion/oubli/mot-de-passe` } : null
}

function stepsOf({ change, family, schools }: SecurityNoticeFacts): string[] {
  if (change === 'EMAIL_CHOSEN')
    return ['Quelqu’un s’est sans doute trompé d’adresse. Effacez ce message : il n’ouvre rien.']
  if (change === 'CODE_USED') return [CALL_SCHOOL, ...schools.slice(0, SCHOOLS_NAMED).map(named)]
  if (!family) return isPassword(change) ? [STAFF_HELP] : [FACTOR_STEP, `${LOCKED_OUT} ${STAFF_HELP}`]
  const first = isPassword(change)
    ? 'Choisissez tout de suite un autre mot de passe. Puis prévenez l’établissement.'
    : change === 'EMAIL_LEFT'
      ? 'Connectez-vous, remettez votre adresse et changez de mot de passe.'
      : FACTOR_STEP
  return [first, `${LOCKED_OUT} ${CALL_SCHOOL}`, ...schools.slice(0, SCHOOLS_NAMED).map(named)]
}

const CALL_SCHOOL = 'Appelez l’établissement : il peut fermer cet accès et vous donner un nouveau code.'

const named = ({ name, phone }: { name: string; phone: string | null }): string =>
  phone ? `${name} : ${frenchPhone(phone)}` : name

const STAFF_HELP = 'Prévenez tout de suite votre direction et le gestionnaire académique.'

const isPassword = (change: SecurityChange): boolean => change === 'PASSWORD_CHANGED' || change === 'PASSWORD_RESET'

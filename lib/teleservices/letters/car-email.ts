import 'server-only'
import { render } from '@react-email/render'
import { createElement } from 'react'
import { CarNotification, type CarNotificationProps } from '@/components/emails/teleservices/car-notification'
import { frenchDate } from '@/lib/platform/dates'
import { escapeHtml } from '@/lib/platform/html'
import { titleCase, typographic } from '@/lib/platform/text'
import type { LetterChild, LetterIssuer } from './car-letter-content'
import { period } from './car-letter-texts'
import { enumerate, ofName, schoolWording } from './domain/wording'

export type CarEmail = { subject: string; html: string; text: string }
export type EmailRecipient = { guardianFamily: string; children: readonly LetterChild[] }

const SUBJECT_LENGTH = 60

/** The e-mail of one responsable: subject without the code, html and complete text (interface.md §10). */
export const buildCarEmail = (issuer: LetterIssuer, recipient: EmailRecipient): Promise<CarEmail> =>
  writeCodeEmail(issuer, contentOf(issuer, recipient))

/** Any e-mail that carries a code, in html and in text. */
export const writeCodeEmail = async (issuer: LetterIssuer, mail: CarNotificationProps): Promise<CarEmail> => ({
  subject: mail.subject,
  html: await fill(mail),
  text: textOf(mail, issuer),
})

function contentOf(issuer: LetterIssuer, { guardianFamily, children }: EmailRecipient): CarNotificationProps {
  const names = children.map((child) => titleCase(child.firstName))
  const whose = names.length === 1 ? ofName(names[0] ?? '') : `de ${enumerate(names)}`
  const added = children.every(({ code }) => code === null)
  const phone = issuer.phone ? ` Une question ? Appelez le ${issuer.phone}.` : ''
  return {
    subject: added ? addedSubject(names) : codeSubject(names, whose),
    school: [issuer.schoolName, issuer.city].filter(Boolean).join(', '),
    greeting: `Bonjour ${guardianFamily},`,
    reason: added
      ? `Vous avez déjà un compte. Vous y verrez ${enumerate(names)} à partir du ${frenchDate(children[0]?.usableFrom ?? issuer.date)}.`
      : `${openingOf(issuer)} Créez votre compte avec ${names.length === 1 ? 'ce code' : 'un de ces codes'}.`,
    codes: children.flatMap((child) =>
      child.code === null
        ? []
        : {
            label: names.length === 1 ? 'Votre code d’activation' : `Code pour ${titleCase(child.firstName)}`,
            code: child.code,
            period: period(child),
          },
    ),
    button: added
      ? { label: 'Me connecter', href: `${issuer.siteUrl}/connexion` }
      : { label: 'Créer mon compte', href: `${issuer.siteUrl}/activation` },
    next: added
      ? 'Vous n’avez aucun code à saisir. Votre identifiant et votre mot de passe ne changent pas.'
      : `Il faut aussi la date de naissance ${names.length === 1 ? whose : 'de cet enfant'}. Comptez cinq minutes.`,
    help: [
      typographic(`Le bouton ne marche pas ? Allez sur ${issuer.siteHost}${added ? '.' : ' et saisissez le code.'}`),
      typographic(
        `Vous ne souhaitez pas ${added ? 'suivre cet enfant' : 'de compte'} ? Dites-le au secrétariat.${phone}`,
      ),
    ],
  }
}

function codeSubject(names: string[], whose: string): string {
  if (names.length === 1) return `Votre code pour suivre la scolarité ${whose}`
  const named = `Vos codes pour suivre la scolarité ${whose}`
  return named.length < SUBJECT_LENGTH ? named : 'Vos codes pour suivre la scolarité de vos enfants'
}

const addedSubject = (names: string[]): string =>
  names.length === 1
    ? typographic(`Un enfant a été ajouté : ${names[0]}`)
    : 'Des enfants ont été ajoutés à votre compte'

/** « Le lycée vous ouvre la consultation des notes, la consultation des absences et la consultation du livret… » */
export const openingOf = (issuer: LetterIssuer): string =>
  `${schoolWording(issuer.schoolKind).The} vous ouvre ${enumerate(issuer.services.map((service) => `la ${service}`))}.`

function textOf(mail: CarNotificationProps, issuer: LetterIssuer): string {
  const codes = mail.codes.map(({ label, code, period }) => `${label}\u00a0:\n\n    ${code}\n\n${period}`)
  return [
    mail.school,
    mail.subject,
    mail.greeting,
    mail.reason,
    ...codes,
    `${mail.button.label}\u00a0: ${mail.button.href}`,
    mail.next,
    ...mail.help.slice(1),
    [...issuer.addressLines].join(', '),
  ].join('\n\n')
}

/** Templates already rendered, by their shape: a run of thousands of e-mails renders React once or twice. */
const templates = new Map<string, Promise<string>>()

async function fill(mail: CarNotificationProps): Promise<string> {
  const shape = `${mail.codes.length}/${mail.help.length}`
  const known = templates.get(shape) ?? render(createElement(CarNotification, marked(mail)))
  templates.set(shape, known)
  const values = valuesOf(mail)
  return (await known).replace(/\[\[(\d+)]]/g, (_mark, index: string) => escapeHtml(values[Number(index)] ?? ''))
}

const valuesOf = (mail: CarNotificationProps): string[] => [
  mail.subject,
  mail.school,
  mail.greeting,
  mail.reason,
  mail.button.label,
  mail.button.href,
  mail.next,
  ...mail.help,
  ...mail.codes.flatMap(({ label, code, period }) => [label, code, period]),
]

/** The same mail with a mark in the place of each text, in the order of `valuesOf`. */
function marked(mail: CarNotificationProps): CarNotificationProps {
  let next = 0
  const mark = () => `[[${next++}]]`
  return {
    subject: mark(),
    school: mark(),
    greeting: mark(),
    reason: mark(),
    button: { label: mark(), href: mark() },
    next: mark(),
    help: mail.help.map(mark),
    codes: mail.codes.map(() => ({ label: mark(), code: mark(), period: mark() })),
  }
}

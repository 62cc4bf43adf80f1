import 'server-only'
import { render } from '@react-email/render'
import { createElement } from 'react'
import { CarNotification, type CarNotificationProps } from '@/components/emails/teleservices/car-notification'
import { typographic } from '@/lib/platform/text'
import type { LetterIssuer } from './car-letter-content'

type Reminder = { name: string; username: string }

/** The reminder of an identifier, asked for by the school's help: no password, no link that signs in. */
export async function buildUsernameEmail(issuer: LetterIssuer, { name, username }: Reminder) {
  const phone = issuer.phone ? ` Appelez le ${issuer.phone}.` : ''
  const mail: CarNotificationProps = {
    subject: 'Votre identifiant',
    school: [issuer.schoolName, issuer.city].filter(Boolean).join(', '),
    greeting: name ? `Bonjour ${name},` : 'Bonjour,',
    reason: typographic(`Votre identifiant est : ${username}`),
    codes: [],
    button: { label: 'Me connecter', href: `${issuer.siteUrl}/connexion` },
    next: 'Votre mot de passe ne change pas. Personne dans l’établissement ne le connaît.',
    help: [
      typographic(`Le bouton ne marche pas ? Allez sur ${issuer.siteHost}.`),
      typographic(`Vous n’avez rien demandé ? Dites-le au secrétariat.${phone}`),
    ],
  }
  const text = [
    mail.school,
    mail.subject,
    mail.greeting,
    mail.reason,
    `${mail.button.label}\u00a0: ${mail.button.href}`,
  ]
  return {
    subject: mail.subject,
    html: await render(createElement(CarNotification, mail)),
    text: [...text, mail.next, ...mail.help].join('\n\n'),
  }
}

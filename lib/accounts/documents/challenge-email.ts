import 'server-only'
import { render } from '@react-email/render'
import { createElement } from 'react'
import { ChallengeCode } from '@/components/emails/accounts/challenge-code'
import { CHALLENGE_MINUTES } from '../domain/challenge'

const REASONS = {
  USERNAME_REMINDER: 'Vous avez demandé à retrouver votre identifiant.',
  PASSWORD_RESET: 'Vous avez demandé à changer de mot de passe.',
} as const

/** The e-mail of a challenge: the digits in the message, never in the subject. */
export async function buildChallengeEmail(purpose: keyof typeof REASONS, digits: string) {
  const mail = {
    subject: 'Votre code de vérification',
    reason: `${REASONS[purpose]} Saisissez ce code dans la page où vous l’avez demandé.`,
    digits: `${digits.slice(0, 3)} ${digits.slice(3)}`,
    validity: `Valable ${CHALLENGE_MINUTES} minutes. Ne le donnez à personne, même au téléphone.`,
    help: 'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: votre compte reste comme il est.',
  }
  const text = [mail.subject, mail.reason, `    ${mail.digits}`, mail.validity, mail.help].join('\n\n')
  return { subject: mail.subject, html: await render(createElement(ChallengeCode, mail)), text }
}

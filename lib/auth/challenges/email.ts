import 'server-only'
import { render } from '@react-email/render'
import { createElement } from 'react'
import { ChallengeCode } from '@/components/emails/auth/challenge-code'
import type { Purpose } from './purpose'

/** The e-mail of a challenge: the digits in the message, never in the subject. */
export async function buildChallengeEmail({ label, minutes, unasked }: Purpose, digits: string) {
  const mail = {
    subject: 'Votre code de vérification',
    reason: `${label} Saisissez ce code dans la page où vous l’avez demandé.`,
    digits: `${digits.slice(0, 3)} ${digits.slice(3)}`,
    validity: `Valable ${minutes} minutes. Ne le donnez à personne, même au téléphone.`,
    help: unasked,
  }
  const text = [mail.subject, mail.reason, `    ${mail.digits}`, mail.validity, mail.help].join('\n\n')
  return { subject: mail.subject, html: await render(createElement(ChallengeCode, mail)), text }
}

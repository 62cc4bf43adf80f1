import 'server-only'
import { render } from '@react-email/render'
import { createElement } from 'react'
import { CodeReminder } from '@/components/emails/accounts/code-reminder'
import { typographic } from '@/lib/platform/text'

/** « Votre code peut servir »: names the school, never the pupil nor the code. */
export async function buildCodeReminder({ schoolName, siteUrl }: { schoolName: string; siteUrl: string }) {
  const mail = {
    subject: 'Votre code d’activation peut servir',
    what: `Le code que vous a donné l’établissement ${schoolName} est utilisable dès aujourd’hui.`,
    next: 'Prenez votre lettre ou votre courriel : il vous faut le code et la date de naissance de l’élève.',
    button: { label: 'Saisir mon code', href: `${siteUrl}/activation` },
    help: 'Vous avez demandé ce rappel sur Passerelle. Il n’y en aura pas d’autre, et votre adresse est effacée.',
  }
  const text = [mail.subject, mail.what, mail.next, `${mail.button.label} : ${mail.button.href}`, mail.help]
  return {
    subject: mail.subject,
    html: await render(createElement(CodeReminder, { ...mail, next: typographic(mail.next) })),
    text: typographic(text.join('\n\n')),
  }
}

import 'server-only'
import { titleCase, typographic } from '@/lib/platform/text'
import { type CarEmail, openingOf, writeCodeEmail } from './car-email'
import type { LetterChild, LetterIssuer } from './car-letter-content'
import { period } from './car-letter-texts'

/** The e-mail of one pupil (TS-111): subject without the code, html and complete text. */
export function buildCaeEmail(issuer: LetterIssuer, { firstName, code, ...child }: LetterChild): Promise<CarEmail> {
  const phone = issuer.phone ? ` Une question ? Appelez le ${issuer.phone}.` : ''
  return writeCodeEmail(issuer, {
    subject: 'Votre code pour suivre votre scolarité',
    school: [issuer.schoolName, issuer.city].filter(Boolean).join(', '),
    greeting: `Bonjour ${titleCase(firstName)},`,
    reason: `${openingOf(issuer)} Créez votre compte avec ce code.`,
    codes: [{ label: 'Votre code d’activation', code: code ?? '', period: period({ firstName, code, ...child }) }],
    button: { label: 'Créer mon compte', href: `${issuer.siteUrl}/activation` },
    next: 'Il faut aussi votre date de naissance. Comptez cinq minutes.',
    help: [
      typographic(`Le bouton ne marche pas ? Allez sur ${issuer.siteHost} et saisissez le code.`),
      typographic(`Ne donnez ce code à personne.${phone}`),
    ],
  })
}

import type { Segment } from '@/lib/documents/sheets/segments'
import { typographic } from '@/lib/platform/text'
import type { LetterChild, LetterIssuer } from './car-letter-content'
import { offerOf, period, placeAndDate, SQUARE_ALT } from './car-letter-texts'
import { activationLink } from './domain/activation-link'
import { schoolWording } from './domain/wording'

/** The sheet of one pupil. */
export type CaeSheet = { reference: string; student: LetterChild }

/** Every sentence of the sheet (TS-107, TS-111), with its bold parts. The PDF and the HTML twin only place them. */
export function caeSheetTexts(issuer: LetterIssuer, { student }: CaeSheet) {
  const school = schoolWording(issuer.schoolKind)
  // A number is never cut at the end of a line.
  const help = issuer.phone ? ` ou appelez le ${issuer.phone.replaceAll(' ', '\u00a0')}` : ''
  const link = activationLink(issuer.siteUrl, student.code)
  return {
    dated: placeAndDate(issuer),
    name: student.staffName,
    division: student.division,
    fold: typographic('Cette feuille est personnelle. Pliez-la en trois : le code reste à l’intérieur.'),
    title: `Votre accès aux téléservices ${school.of}`,
    body: [
      ...offerOf(issuer),
      'créez votre compte avec le code ci-dessous. Ce code est le vôtre. Vos responsables ont chacun le leur.',
    ] satisfies Segment[],
    boxTitle: 'Votre code d’activation',
    code: student.code ?? '',
    site: ['À saisir sur ', { bold: issuer.siteHost }] satisfies Segment[],
    validity: [period(student), 'Gardez-le secret. Il ne remplace pas votre mot de passe.'],
    square: link && { link, alt: SQUARE_ALT },
    stepsTitle: 'Trois étapes, cinq minutes',
    steps: [
      { bold: '1. Saisissez votre code', rest: 'ou photographiez le carré.' },
      { bold: '2. Donnez votre date de naissance', rest: '(jour, mois et année).' },
      { bold: '3. Choisissez', rest: 'un identifiant et un mot de passe. Ils vous serviront à chaque visite.' },
    ],
    help: [
      { bold: typographic('Vous n’avez pas Internet ? Vous avez perdu ce code ?') },
      ` Venez au secrétariat${help}.`,
    ] satisfies Segment[],
    signature: [issuer.headTitle, issuer.headName].filter(Boolean).join(', '),
  }
}

export type CaeSheetTexts = ReturnType<typeof caeSheetTexts>

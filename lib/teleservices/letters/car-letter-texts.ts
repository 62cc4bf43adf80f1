import type { Segment } from '@/lib/documents/sheets/segments'
import { frenchDate } from '@/lib/platform/dates'
import { titleCase, typographic } from '@/lib/platform/text'
import type { CarLetter, LetterChild, LetterIssuer } from './car-letter-content'
import { activationLink } from './domain/activation-link'
import { couponReference } from './domain/letter-reference'
import { enumerate, ofName, salutation, schoolWording, serviceCount } from './domain/wording'

/** Characters of a first name that a sentence of the sheet holds. */
const LONGEST_IN_A_SENTENCE = 28

/** On the page before a pile: where to look for the letter of brothers and sisters in several divisions. */
export const SIBLINGS_ARE_HERE = typographic('Fratries : la lettre est rangée dans la division du premier enfant.')

/** Every sentence of the sheet (TS-22, TS-23, TS-30), with its bold parts. The PDF and the HTML twin only place them. */
export function carLetterTexts(issuer: LetterIssuer, letter: CarLetter) {
  const school = schoolWording(issuer.schoolKind)
  const one = letter.children.length === 1
  const names = letter.children.map((child) => titleCase(child.firstName))
  const [firstName = ''] = names
  /** A sentence holds the first name, when it is not longer than the sentence. */
  const named = (name: string) => name.length <= LONGEST_IN_A_SENTENCE
  const ofChild = named(firstName) ? ofName(firstName) : 'de cet enfant'
  const added = letter.children.every((child) => child.code === null)
  const help = issuer.phone ? ` ou appelez le ${issuer.phone}` : ''

  return {
    sender: senderOf(issuer),
    dated: placeAndDate(issuer),
    title: titleOf(),
    salutation: `${salutation(letter.civility)},`,
    body: body(),
    boxTitle: added ? 'Votre compte existe déjà' : 'Votre code d’activation',
    site: [added ? 'Connectez-vous sur ' : 'À saisir sur ', { bold: issuer.siteHost }] satisfies Segment[],
    validity: validity(),
    /** One for each child; a single one when there is nothing to type. */
    boxes: letter.children.slice(0, added ? 1 : undefined).map((child) => ({
      heading: `Pour ${titleCase(child.firstName)}${child.division ? `, ${child.division}` : ''}`,
      code: child.code,
      period: period(child),
    })),
    square: square(),
    steps: added ? [] : steps(),
    help: [
      {
        bold: typographic(
          `Vous n’avez pas Internet ? Vous avez ${added ? 'oublié votre identifiant' : 'perdu ce code'} ?`,
        ),
      },
      ` Venez au secrétariat${help}.`,
    ] satisfies Segment[],
    signature: [issuer.headTitle, issuer.headName].filter(Boolean).join(', '),
    coupon: {
      title: 'Coupon-réponse',
      intro: [
        `À rendre ${school.toThe} `,
        { bold: 'seulement si vous ne souhaitez pas' },
        ' utiliser ces services.',
      ] satisfies Segment[],
      guardian: letter.guardianName,
      students: letter.children.map((child) => ({ name: child.staffName, division: child.division })),
      refusal: one
        ? 'Je ne souhaite pas accéder aux téléservices pour cet élève.'
        : typographic('Je ne souhaite pas accéder aux téléservices pour :'),
      lost: added
        ? 'J’ai oublié mon identifiant ou mon mot de passe.'
        : 'J’ai perdu mon code ou il ne fonctionne pas. Je demande un nouveau code.',
      returnTo: returnTo(issuer),
      reference: couponReference(letter.reference),
      squareAlt: 'Code QR de la référence du coupon, pour le secrétariat',
    },
  }

  function titleOf() {
    if (added) return one ? 'Un enfant a été ajouté' : 'Des enfants ont été ajoutés'
    return one
      ? `Suivez la scolarité ${named(firstName) ? ofName(firstName) : 'de votre enfant'} sur Internet`
      : 'Suivez la scolarité de vos enfants sur Internet'
  }

  function body(): Segment[] {
    if (added)
      return [
        'Vous avez déjà un compte. Vous y verrez ',
        { bold: names.every(named) ? enumerate(names) : one ? 'cet enfant' : 'ces enfants' },
        ` à partir du ${frenchDate(letter.children[0]?.usableFrom ?? issuer.date)}. Vous n’avez aucun code à saisir : gardez le même identifiant et le même mot de passe.`,
      ]
    const how = one
      ? 'créez votre compte avec le code ci-dessous. Ce code est personnel : chaque responsable reçoit le sien.'
      : 'créez votre compte avec l’un des codes ci-dessous : vos autres enfants y sont ajoutés. Ces codes sont personnels. À saisir sur '
    return [...offerOf(issuer), typographic(how), ...(one ? [] : [{ bold: issuer.siteHost }, '.'])]
  }

  function validity(): string[] {
    if (added) return ['Votre identifiant et votre mot de passe ne changent pas.']
    const [child] = letter.children
    return [
      `${child ? period(child) : ''} Pour ${named(firstName) ? firstName : 'cet enfant'}.`,
      'Gardez-le secret. Il ne remplace pas votre mot de passe.',
    ]
  }

  /** One square for a sheet: with the code of one child, the others are added (TS-16). */
  function square() {
    for (const child of letter.children) {
      const link = activationLink(issuer.siteUrl, child.code)
      if (link)
        return {
          link,
          alt: SQUARE_ALT,
          caption: one ? '' : typographic(`Carré : ${captionOf(titleCase(child.firstName))}.`),
        }
    }
    return null
  }

  function captionOf(name: string) {
    return named(name) ? `le code ${ofName(name)}` : 'un de ces codes'
  }

  function steps() {
    return [
      { bold: one ? '1. Saisissez le code' : '1. Saisissez un code', rest: 'ou photographiez le carré.' },
      one
        ? { bold: '2. Donnez la date de naissance', rest: `${ofChild}.` }
        : { bold: '2. Donnez la date de naissance', rest: 'de cet enfant.' },
      { bold: '3. Choisissez', rest: 'un identifiant et un mot de passe.' },
    ]
  }
}

/** « Valmontier, le 28/11/2026 »; a school without a town: « Le 28/11/2026 ». */
export const placeAndDate = ({ city, date }: LetterIssuer): string =>
  city ? `${city}, le ${frenchDate(date)}` : `Le ${frenchDate(date)}`

/** What the school writes at the head of its letters, or its name; then where it is, in five lines at most. */
const senderOf = ({ letterhead, schoolName, addressLines, phone, email }: LetterIssuer) => ({
  head: letterhead.length > 0 ? letterhead : [schoolName],
  lines: [...addressLines, phone && `Téléphone\u00a0: ${phone}`, email]
    .filter((line): line is string => Boolean(line))
    .slice(0, 5),
})

/** Where a coupon is brought or posted: a whole address, or the secretariat. */
const returnTo = ({ schoolName, schoolKind, addressLines, city }: LetterIssuer): string =>
  city && addressLines.length > 1
    ? [schoolName, 'secrétariat', ...addressLines].join(', ')
    : `À remettre au secrétariat ${schoolWording(schoolKind).of}`

export type CarLetterTexts = ReturnType<typeof carLetterTexts>

export const SQUARE_ALT = typographic('Code QR : ouvre la page d’activation avec le code déjà saisi')

/** « Le lycée vous ouvre deux services : … Ils sont gratuits. Pour les utiliser, » and what to do follows. */
export function offerOf(issuer: LetterIssuer): Segment[] {
  const services = issuer.services.map((label): Segment => ({ bold: label }))
  const offer = services.length === 1 ? 'Il est gratuit. Pour l’utiliser' : 'Ils sont gratuits. Pour les utiliser'
  const { The } = schoolWording(issuer.schoolKind)
  return [
    typographic(`${The} vous ouvre ${serviceCount(services.length)} : `),
    ...services.flatMap((label, index): Segment[] => [
      index === 0 ? 'la ' : index === services.length - 1 ? ' et la ' : ', la ',
      label,
    ]),
    `. ${offer}, `,
  ]
}

/** « Utilisable à partir du 26/11/2026. » (TS-47) */
export const period = (child: LetterChild): string =>
  child.expiresOn
    ? `Utilisable du ${frenchDate(child.usableFrom)} au ${frenchDate(child.expiresOn)}.`
    : `Utilisable à partir du ${frenchDate(child.usableFrom)}.`

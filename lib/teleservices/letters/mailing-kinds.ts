import 'server-only'
import { z } from 'zod'
import { dateHandedOverSql, dateNotifiedSql, redateNotifiedSql } from '@/lib/accounts'
import { NOTHING } from '@/lib/mailings/alone'
import type { BatchFacts, Composed, Dating, Drawn, Line, MailingKind, Paper } from '@/lib/mailings/kinds'
import { businessNow } from '@/lib/platform/clock'
import { buildCaeEmail } from './cae-email'
import { renderCaeSheets, sheetPages } from './cae-sheet'
import { buildCarEmail } from './car-email'
import { renderCarLetters } from './car-letter'
import {
  type CarLetter,
  CHILDREN_PER_SHEET,
  type LetterChild,
  type LetterIssuer,
  letterPages,
} from './car-letter-content'
import { letterReference } from './domain/letter-reference'
import { issuerOfBatch, type MessagePart, partsOf } from './queries/parts-of-lines'
import { Recipient, StudentRecipient } from './recipient'

/** TS-93: an accepted message dates the code that it brought. */
const dating: Dating = { accepted: dateNotifiedSql, handedOver: dateHandedOverSql, redated: redateNotifiedSql }

type Mail = Pick<Composed, 'subject' | 'html' | 'text'>
type Writing<Who extends StudentRecipient> = {
  schema: z.ZodType<Who>
  mail(issuer: LetterIssuer, parts: readonly [MessagePart<Who>, ...MessagePart<Who>[]]): Promise<Mail>
}

/** Codes told by e-mail, under the name of the school. */
const emails = <Who extends StudentRecipient>({ schema, mail }: Writing<Who>): MailingKind['open'] =>
  async function open(batch) {
    const { schoolId, issuer } = await issuerOfBatch(batch)
    return async (messages) => {
      const { known, why } = await partsOf(
        schoolId,
        messages.flatMap(({ lines }) => lines),
        schema,
      )
      return messages.map(({ lines }) => {
        const told = saidTogether(lines.flatMap(({ id }) => known.get(id) ?? []))
        const [first, ...others] = told.said
        const to = first?.recipient.email
        if (!first || !to) return { ...NOTHING, why }
        return {
          sound: [first, ...others].map(({ deliveryId }) => deliveryId),
          why: { ...why, ...told.why },
          compose: async () => ({
            ...(await mail(issuer, [first, ...others])),
            fromName: issuer.schoolName,
            to,
            ...(issuer.email && { replyTo: issuer.email }),
          }),
        }
      })
    }
  }

/**
 * One message says one thing (notifications/domain/notification-plan): a child who joined an account since leaves the one
 * that brings codes to type, and can be notified in another.
 */
function saidTogether<Part extends { deliveryId: string; child: LetterChild }>(parts: readonly Part[]) {
  const coded = parts.filter(({ child }) => child.code !== null)
  const said = coded.length > 0 ? coded : parts
  const left = parts.filter((part) => !said.includes(part))
  return { said, why: Object.fromEntries(left.map(({ deliveryId }) => [deliveryId, 'ADDED'])) }
}

type Numbered = Line & { letterNumber: number }

/** Of the last letter of the file before; undefined for the first file. */
const divisionBefore = (before: unknown): string | null | undefined => StudentRecipient.safeParse(before).data?.division

async function drawLetters(batch: BatchFacts, lines: readonly Numbered[], before: unknown): Promise<Drawn> {
  const { schoolId, issuer } = await issuerOfBatch(batch)
  const { known, why } = await partsOf(schoolId, lines, Recipient)
  const byNumber = new Map<number, MessagePart[]>()
  for (const { id, letterNumber } of lines) {
    const part = known.get(id)
    if (part) byNumber.set(letterNumber, [...(byNumber.get(letterNumber) ?? []), part])
  }
  const told = [...byNumber].map(([letterNumber, parts]) => ({ letterNumber, ...saidTogether(parts) }))
  const said = told.flatMap((letter) => letter.said)
  const letters = told.flatMap(({ letterNumber, said: [first, ...others] }) =>
    first ? letterOf(letterNumber, [first, ...others]) : [],
  )
  return {
    sound: said.map(({ deliveryId }) => deliveryId),
    why: Object.assign({}, why, ...told.map((letter) => letter.why)),
    rewritten: said.flatMap(({ deliveryId: id, recipient, stale }) => (stale ? { id, recipient } : [])),
    pages: letterPages(letters),
    render: () => renderCarLetters(issuer, letters, businessNow(), divisionBefore(before)),
  }
}

const letterOf = (letterNumber: number, parts: readonly [MessagePart, ...MessagePart[]]): CarLetter => ({
  reference: letterReference(parts[0].recipient.division, letterNumber),
  civility: parts[0].recipient.civility,
  guardianName: parts[0].recipient.guardian,
  addressLines: parts[0].recipient.lines ?? [],
  children: parts.map(({ child }) => child),
})

async function drawSheets(batch: BatchFacts, lines: readonly Numbered[], before: unknown): Promise<Drawn> {
  const { schoolId, issuer } = await issuerOfBatch(batch)
  const { known, why } = await partsOf(schoolId, lines, StudentRecipient)
  const sheets = lines.flatMap(({ id, letterNumber }) => {
    const part = known.get(id)
    if (!part) return []
    return { reference: letterReference(part.recipient.division, letterNumber), student: part.child }
  })
  return {
    sound: [...known.keys()],
    why,
    pages: sheetPages(sheets),
    render: () => renderCaeSheets(issuer, sheets, businessNow(), divisionBefore(before)),
  }
}

/** Whatever became of a code, no letter says what is true no more. */
const checkOf =
  <Who extends StudentRecipient>(schema: z.ZodType<Who>): Paper['check'] =>
  async ({ schoolId }, lines) => {
    if (!schoolId) return { sound: [], stale: [], why: {} }
    const { known, why } = await partsOf(schoolId, lines, schema)
    const stale = [...known.values()].flatMap((part) => (part.stale ? part.deliveryId : []))
    return { sound: [...known.keys()], stale, why }
  }

/** The run was asked for from the page of one person. */
const isOfOneHolder = (criteria: unknown): boolean => z.object({ holder: z.literal(true) }).safeParse(criteria).success

/** As the command that asked for the run wrote it. */
const populationOf = (criteria: unknown): string => z.object({ who: z.string() }).safeParse(criteria).data?.who ?? ''

/** Letters and e-mails that bring a CAR, or say that a child was added (TS-82 to TS-96, TS-104). */
export const carMailing: MailingKind = {
  kind: 'CAR',
  open: emails({
    schema: Recipient,
    mail: (issuer, [first, ...others]) =>
      buildCarEmail(issuer, {
        guardianFamily: first.recipient.guardianFamily,
        children: [first, ...others].map(({ child }) => child),
      }),
  }),
  paper: {
    permission: 'activation-code:notify',
    pagesPerFile: 500,
    linesPerSheet: CHILDREN_PER_SHEET,
    people: 'Responsables',
    sheet: ['lettre', 'lettres'],
    populationOf,
    // TS-105.
    nameOfOne(criteria, recipient) {
      if (!isOfOneHolder(criteria)) return null
      const { guardian, student } = Recipient.parse(recipient)
      return `Notification Responsable ${guardian}_${student}`
    },
    check: checkOf(Recipient),
    draw: drawLetters,
  },
  dating,
}

/** Sheets and e-mails that bring a CAE (TS-106 to TS-110, TS-117); the pupils of a school make one file (TS-109). */
export const caeMailing: MailingKind = {
  kind: 'CAE',
  open: emails({ schema: StudentRecipient, mail: (issuer, [first]) => buildCaeEmail(issuer, first.child) }),
  paper: {
    permission: 'activation-code:notify',
    pagesPerFile: 3_000,
    linesPerSheet: 1,
    people: 'Elèves',
    sheet: ['fiche', 'fiches'],
    populationOf,
    // TS-119.
    nameOfOne: (criteria, recipient) =>
      isOfOneHolder(criteria) ? `Notification Elève ${StudentRecipient.parse(recipient).student}` : null,
    check: checkOf(StudentRecipient),
    draw: drawSheets,
  },
  dating,
}

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
import { type CarLetter, CHILDREN_PER_SHEET, type LetterIssuer, letterPages } from './car-letter-content'
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
      const known = await partsOf(
        schoolId,
        messages.flatMap(({ lines }) => lines),
        schema,
      )
      return messages.map(({ lines }) => {
        const [first, ...others] = lines.flatMap(({ id }) => known.get(id) ?? [])
        const to = first?.recipient.email
        if (!first || !to) return NOTHING
        return {
          sound: [first, ...others].map(({ deliveryId }) => deliveryId),
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

type Numbered = Line & { letterNumber: number }

/** Of the last letter of the file before; undefined for the first file. */
const divisionBefore = (before: unknown): string | null | undefined => StudentRecipient.safeParse(before).data?.division

async function drawLetters(batch: BatchFacts, lines: readonly Numbered[], before: unknown): Promise<Drawn> {
  const { schoolId, issuer } = await issuerOfBatch(batch)
  const known = await partsOf(schoolId, lines, Recipient)
  const byNumber = new Map<number, CarLetter>()
  for (const { id, letterNumber } of lines) {
    const part = known.get(id)
    const letter = byNumber.get(letterNumber)
    if (part && letter) letter.children.push(part.child)
    else if (part)
      byNumber.set(letterNumber, {
        reference: letterReference(part.recipient.division, letterNumber),
        civility: part.recipient.civility,
        guardianName: part.recipient.guardian,
        addressLines: part.recipient.lines ?? [],
        children: [part.child],
      })
  }
  const letters = [...byNumber.values()]
  return {
    sound: [...known.keys()],
    pages: letterPages(letters),
    render: () => renderCarLetters(issuer, letters, businessNow(), divisionBefore(before)),
  }
}

async function drawSheets(batch: BatchFacts, lines: readonly Numbered[], before: unknown): Promise<Drawn> {
  const { schoolId, issuer } = await issuerOfBatch(batch)
  const known = await partsOf(schoolId, lines, StudentRecipient)
  const sheets = lines.flatMap(({ id, letterNumber }) => {
    const part = known.get(id)
    if (!part) return []
    return { reference: letterReference(part.recipient.division, letterNumber), student: part.child }
  })
  return {
    sound: [...known.keys()],
    pages: sheetPages(sheets),
    render: () => renderCaeSheets(issuer, sheets, businessNow(), divisionBefore(before)),
  }
}

/** A code that was replaced, withdrawn, or whose holder may have none any more, is told by no letter. */
const soundOf =
  <Who extends StudentRecipient>(schema: z.ZodType<Who>): Paper['sound'] =>
  async ({ schoolId }, lines) =>
    schoolId ? [...(await partsOf(schoolId, lines, schema)).keys()] : []

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
    sound: soundOf(Recipient),
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
    sound: soundOf(StudentRecipient),
    draw: drawSheets,
  },
  dating,
}

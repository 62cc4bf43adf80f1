import { Document, Font, Page, renderToStream, StyleSheet, Text, View } from '@react-pdf/renderer'
import { type ComponentProps, createElement } from 'react'
import { fontFile } from '@/lib/documents/sheets/fonts'
import type { Segment } from '@/lib/documents/sheets/segments'
import { mm } from '@/lib/documents/sheets/sheet-set'
import { frenchDate } from '@/lib/platform/dates'
import type { CarLetter, LetterIssuer } from '@/lib/teleservices/letters/car-letter-content'
import { carLetterTexts } from '@/lib/teleservices/letters/car-letter-texts'

const at = (left: number, top: number, width = 170) =>
  ({ position: 'absolute', left: mm(left), top: mm(top), width: mm(width) }) as const

const styles = StyleSheet.create({
  page: { fontFamily: 'Sans', fontSize: 9.5, lineHeight: 1.35 },
  bold: { fontWeight: 700 },
  title: { fontSize: 16, fontWeight: 700 },
  box: { ...at(20, 134.5), height: mm(40), border: mm(0.6), borderRadius: mm(3) },
  code: { fontFamily: 'Mono', fontSize: 21.5, fontWeight: 700 },
  mono: { fontFamily: 'Mono' },
})

/** The same sheet and the same words, laid out by @react-pdf/renderer in one document. Returns its size. */
export async function renderWithReact(issuer: LetterIssuer, letters: readonly CarLetter[]): Promise<number> {
  for (const [family, regular, bold] of [
    ['Sans', 'text', 'bold'],
    ['Mono', 'mono', 'monoBold'],
  ] as const)
    Font.register({
      family,
      fonts: [
        { src: fontFile(regular), fontWeight: 400 },
        { src: fontFile(bold), fontWeight: 700 },
      ],
    })
  Font.registerHyphenationCallback((word) => [word])
  const pages = letters.map((letter) => sheet(issuer, letter))
  const stream = await renderToStream(createElement(Document, { language: 'fr-FR' }, ...pages))
  let bytes = 0
  for await (const chunk of stream) bytes += (chunk as Buffer).byteLength
  return bytes
}

type Style = ComponentProps<typeof View>['style']

const text = (style: Style, ...children: unknown[]) => createElement(Text, { style }, ...(children as string[]))

const rich = (style: Style, segments: readonly Segment[]) =>
  text(
    style,
    ...segments.map((segment, key) =>
      typeof segment === 'string' ? segment : createElement(Text, { style: styles.bold, key }, segment.bold),
    ),
  )

function sheet(issuer: LetterIssuer, letter: CarLetter) {
  const texts = carLetterTexts(issuer, letter)
  const { coupon } = texts
  const [student] = coupon.students
  return createElement(
    Page,
    { size: 'A4', style: styles.page, key: letter.reference },
    text({ ...at(20, 14, 80), ...styles.bold, fontSize: 13 }, issuer.schoolName),
    text(at(20, 20, 80), [...issuer.addressLines, issuer.phone, issuer.email].join('\n')),
    text(at(20, 56, 66), `${issuer.city}, le ${frenchDate(issuer.date)}\n${student?.name}\n${letter.reference}`),
    text({ ...at(106, 55, 82), ...styles.mono, lineHeight: 1.19 }, letter.addressLines.join('\n')),
    text({ ...at(20, 101.5), ...styles.title }, texts.title),
    text({ ...at(20, 110.5), fontSize: 10.5 }, texts.salutation),
    rich({ ...at(20, 116.6), fontSize: 10.5 }, texts.body),
    createElement(View, { style: styles.box }),
    text({ ...at(26, 138.5), ...styles.bold, fontSize: 11 }, texts.boxTitle),
    text({ ...at(26, 144.7), ...styles.code }, letter.children[0]?.code ?? ''),
    rich({ ...at(26, 155.5), fontSize: 10 }, texts.site),
    text(at(26, 161.5, 118), texts.validity.join('\n')),
    ...texts.steps.map((step, index) =>
      rich({ ...at(31.5 + index * 58.65, 178, 42) }, [{ bold: step.bold }, ` ${step.rest}`]),
    ),
    rich(at(20, 190.5), texts.help),
    text(at(20, 200.6), texts.signature),
    text({ ...at(20, 220), ...styles.bold, fontSize: 13 }, coupon.title),
    rich(at(20, 227, 132), coupon.intro),
    text(at(20, 232.5, 132), `Responsable : ${coupon.guardian}`),
    text(at(20, 238, 132), `Élève : ${student?.name}`),
    text(at(26, 249, 132), coupon.refusal),
    text(at(26, 256, 132), coupon.lost),
    text(at(20, 266), 'Date :'),
    text(at(82, 266, 60), 'Signature :'),
    text({ ...at(20, 278), fontSize: 8.5 }, coupon.returnTo),
    text({ ...at(163, 246, 30), ...styles.mono, fontSize: 9 }, coupon.reference),
  )
}

import { QrCode } from '@/components/ui/qr-code'
import { Segments } from '@/components/ui/segments'
import type { SheetView } from '@/lib/teleservices/letters/views'

/** The same sheet as the PDF, in its reading order, for a screen, a screen reader or a large print (RGAA 13.3). */
export function StudentSheetTwin({ issuer, sheet, texts }: SheetView) {
  return (
    <article
      className="card mt-4 grid max-w-[50rem] gap-4 px-4 py-6 wrap-anywhere sm:px-6 [&_.code]:whitespace-normal"
      aria-labelledby="titre-fiche"
    >
      <p className="flex flex-wrap justify-between gap-x-6">
        <strong className="text-18">{issuer.schoolName}</strong>
        <span className="text-15">{texts.dated}</span>
      </p>
      <p>
        <strong className="block text-26">{texts.name}</strong>
        {texts.division && <strong className="text-18">Division {texts.division}</strong>}
      </p>
      <p className="text-15">
        {texts.fold} Référence&nbsp;: <span className="code">{sheet.reference}</span>
      </p>
      <h2 id="titre-fiche">{texts.title}</h2>
      <p>
        <Segments of={texts.body} />
      </p>
      <section className="grid gap-2 rounded-12 border-2 border-ink px-3 py-4 sm:px-5" aria-labelledby="code-fiche">
        <h3 id="code-fiche">{texts.boxTitle}</h3>
        <p className="code text-18 font-bold sm:text-21">{texts.code}</p>
        <p>
          <Segments of={texts.site} />
        </p>
        {texts.validity.map((line) => (
          <p key={line} className="text-15">
            {line}
          </p>
        ))}
        {texts.square && <QrCode text={texts.square.link.join('')} label={texts.square.alt} />}
      </section>
      <h3>{texts.stepsTitle}</h3>
      <ol className="grid gap-2">
        {texts.steps.map(({ bold, rest }) => (
          <li key={bold}>
            <strong>{bold}</strong> {rest}
          </li>
        ))}
      </ol>
      <p>
        <Segments of={texts.help} />
      </p>
      <p>{texts.signature}</p>
    </article>
  )
}

import { QrCode } from '@/components/ui/qr-code'
import { Segments } from '@/components/ui/segments'
import type { LetterView } from '@/lib/teleservices/letters/views'

/** The same sheet as the PDF, in its reading order, for a screen, a screen reader or a large print (RGAA 13.3). */
export function LetterTwin({ letter, texts }: LetterView) {
  const { coupon } = texts
  const one = coupon.students.length === 1 ? coupon.students[0] : undefined
  return (
    <article
      className="card mt-4 grid max-w-[50rem] gap-4 px-4 py-6 wrap-anywhere sm:px-6 [&_.code]:whitespace-normal"
      aria-labelledby="titre-lettre"
    >
      <p>
        <strong className="text-18">
          <Lines lines={texts.sender.head} />
        </strong>
        <Lines lines={texts.sender.lines} />
      </p>
      <p className="text-15">
        {texts.dated}
        {coupon.students.map((student) => (
          <span key={student.name} className="block">
            Élève&nbsp;: <StudentName {...student} />
          </span>
        ))}
        Référence&nbsp;: {letter.reference}
      </p>
      <address className="code not-italic">
        <Lines lines={letter.addressLines} />
      </address>
      <h2 id="titre-lettre">{texts.title}</h2>
      <p>{texts.salutation}</p>
      <p>
        <Segments of={texts.body} />
      </p>
      <section className="grid gap-2 rounded-12 border-2 border-ink px-3 py-4 sm:px-5" aria-labelledby="code-lettre">
        <h3 id="code-lettre">{texts.boxTitle}</h3>
        {texts.boxes.map((child) => (
          <p key={child.heading}>
            {texts.boxes.length > 1 && <strong className="block">{child.heading}</strong>}
            {child.code && <span className="code block text-18 font-bold sm:text-21">{child.code}</span>}
            {texts.boxes.length > 1 && <span className="text-15">{child.period}</span>}
          </p>
        ))}
        <p>
          <Segments of={texts.site} />
        </p>
        {texts.boxes.length === 1 && (
          <p className="text-15">
            <Lines lines={texts.validity} />
          </p>
        )}
        {texts.square && (
          <figure>
            <QrCode text={texts.square.link.join('')} label={texts.square.alt} />
            {texts.square.caption && <figcaption className="text-15">{texts.square.caption}</figcaption>}
          </figure>
        )}
      </section>
      {texts.steps.length > 0 && (
        <ol className="grid gap-2">
          {texts.steps.map(({ bold, rest }) => (
            <li key={bold}>
              <strong>{bold}</strong> {rest}
            </li>
          ))}
        </ol>
      )}
      <p>
        <Segments of={texts.help} />
      </p>
      <p>{texts.signature}</p>
      <section className="grid gap-2 border-t border-dashed border-edge pt-4" aria-labelledby="coupon-lettre">
        <h3 id="coupon-lettre">{coupon.title}</h3>
        <p>
          <Segments of={coupon.intro} />
        </p>
        <p>
          Responsable&nbsp;: <strong>{coupon.guardian}</strong>
        </p>
        {one && (
          <p>
            Élève&nbsp;: <StudentName {...one} />
          </p>
        )}
        {!one && <p>{coupon.refusal}</p>}
        <ul className="grid gap-1">
          {one ? (
            <li>☐ {coupon.refusal}</li>
          ) : (
            coupon.students.map((student) => (
              <li key={student.name}>
                ☐ <StudentName {...student} />
              </li>
            ))
          )}
          <li>☐ {coupon.lost}</li>
        </ul>
        <p>Date&nbsp;: … Signature&nbsp;: …</p>
        <p className="text-15">{coupon.returnTo}</p>
        <QrCode text={coupon.reference} label={coupon.squareAlt} />
        <p className="code">{coupon.reference}</p>
      </section>
    </article>
  )
}

const StudentName = ({ name, division }: { name: string; division: string | null }) => (
  <>
    <strong>{name}</strong>
    {division && `, ${division}`}
  </>
)

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))

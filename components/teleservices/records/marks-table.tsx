import { frenchDate } from '@/lib/platform/dates'
import { frenchNumber } from '@/lib/platform/text'
import type { FamilyMark, SubjectMarks, TermMarks } from '@/lib/teleservices/records/domain/averages'

/** Marks of one term: a group of rows a subject, its average first, the general average last. */
export function MarksTable({ term }: { term: TermMarks }) {
  return (
    <div className="card mt-4 overflow-hidden">
      <table className="data-table">
        <caption className="px-4 py-3">
          <h2>Trimestre {term.term}</h2>
          <span className="text-16 text-ink-2">Les moyennes sont sur 20. Un absent ou un dispensé ne compte pas.</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Évaluation</th>
            <th scope="col" className="num">
              Note
            </th>
          </tr>
        </thead>
        {term.subjects.map((subject) => (
          <SubjectRows key={subject.subject} subject={subject} />
        ))}
        <tbody>
          <tr className="subject-row">
            <th scope="row">Moyenne générale</th>
            <td className="num">{averageText(term.average)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function SubjectRows({ subject }: { subject: SubjectMarks }) {
  return (
    <tbody>
      <tr className="subject-row">
        <th scope="rowgroup">{subject.subject}</th>
        <td className="num">
          <span className="font-normal text-ink-2">Moyenne{'\u00a0'}</span>
          {averageText(subject.average)}
        </td>
      </tr>
      {subject.marks.map((mark) => (
        <tr key={`${mark.title} ${mark.takenOn}`}>
          <th scope="row" className="font-normal">
            {mark.title}
            <span className="block text-15 text-ink-3">{detailsOf(mark)}</span>
          </th>
          <td className="num">{markText(mark)}</td>
        </tr>
      ))}
    </tbody>
  )
}

const averageText = (average: number | null): string => (average === null ? 'aucune' : frenchNumber(average))

const detailsOf = ({ takenOn, coefficient }: FamilyMark): string =>
  coefficient === 1 ? frenchDate(takenOn) : `${frenchDate(takenOn)}, coefficient\u00a0${frenchNumber(coefficient)}`

const STATUS = { ABSENT: 'Absent', EXEMPT: 'Dispensé' } as const

const markText = ({ status, value, scale }: FamilyMark): string =>
  status === 'MARKED' ? `${frenchNumber(value ?? 0)}\u00a0/\u00a0${frenchNumber(scale)}` : STATUS[status]

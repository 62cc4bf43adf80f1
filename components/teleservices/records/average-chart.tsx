import { frenchNumber } from '@/lib/platform/text'

type Bar = { label: string; average: number | null }

/** Bars out of 20, each with its figure in text: nothing is read from the drawing alone (interface.md §12). */
export function AverageChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  return (
    <figure className="card mt-4 px-4 py-4">
      <figcaption className="font-bold">{title}</figcaption>
      <ul className="list-none p-0 mt-3 grid gap-3 text-16">
        {bars.map(({ label, average }) => (
          <li key={label} className="grid grid-cols-[1fr_auto] gap-x-3">
            <span>{label}</span>
            <span className="font-semibold">{average === null ? 'aucune moyenne' : frenchNumber(average)}</span>
            <svg className="average-bar" viewBox="0 0 20 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.min(average ?? 0, 20)} height="1" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  )
}

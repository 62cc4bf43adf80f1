import type { Route } from 'next'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { TermMarks } from '@/lib/teleservices/records/domain/averages'

type TermLinksProps = { terms: readonly TermMarks[]; current: number; path: string; year: number | undefined }

/** Choice of the term, by address: it can be sent, and « back » works; `year`, of a former year. Nothing with one term. */
export function TermLinks({ terms, current, path, year }: TermLinksProps) {
  if (terms.length < 2) return null
  return (
    <nav aria-label="Trimestres" className="mt-4 flex flex-wrap gap-2">
      {terms.map(({ term }) => (
        <Link
          key={term}
          className={buttonClass({ variant: term === current ? 'primary' : 'default' })}
          href={`${path}?${year ? `annee=${year}&` : ''}trimestre=${term}` as Route}
          aria-current={term === current ? 'page' : undefined}
        >
          Trimestre {term}
        </Link>
      ))}
    </nav>
  )
}

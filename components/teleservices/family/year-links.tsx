import type { Route } from 'next'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { schoolYearLabel } from '@/lib/platform/school-year'

type YearLinksProps = { years: readonly number[]; current: number; path: string }

/** Choice of the school year, by address. Nothing to choose with one. */
export function YearLinks({ years, current, path }: YearLinksProps) {
  if (years.length < 2) return null
  return (
    <nav aria-label="Années scolaires" className="mt-4 flex flex-wrap gap-2">
      {years.map((year) => (
        <Link
          key={year}
          className={buttonClass({ variant: year === current ? 'primary' : 'default' })}
          href={`${path}?annee=${year}` as Route}
          aria-current={year === current ? 'page' : undefined}
        >
          Année {schoolYearLabel(year)}
        </Link>
      ))}
    </nav>
  )
}

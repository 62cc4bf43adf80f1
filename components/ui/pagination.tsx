import type { Route } from 'next'
import { buttonClass } from './button'
import { Icon } from './icon'
import { Link } from './link'

export type Query = Record<string, string | readonly string[] | undefined>

/** The address of a page of results: the other parameters (filters, sort) are kept. Page 1 has no parameter. */
export function pageHref(pathname: string, query: Query, page: number, param = 'page'): Route {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (key === param || value === undefined) continue
    for (const one of typeof value === 'string' ? [value] : value) search.append(key, one)
  }
  if (page > 1) search.set(param, String(page))
  const text = search.toString()
  return (text ? `${pathname}?${text}` : pathname) as Route
}

/** First, last, current and its neighbours: « 1 2 3 6 ». */
export function pageNumbers(page: number, pageCount: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pageCount]
  if (page <= 2) wanted.push(3)
  return [...new Set(wanted)].filter((one) => one >= 1 && one <= pageCount).sort((a, b) => a - b)
}

type PaginationProps = { page: number; pageCount: number; pathname: string; query?: Query; param?: string }

export function Pagination({ page, pageCount, pathname, query = {}, param }: PaginationProps) {
  if (pageCount <= 1) return null
  const href = (target: number) => pageHref(pathname, query, target, param)
  return (
    <nav className="mt-4 flex flex-wrap items-center justify-between gap-3 text-15" aria-label="Pagination">
      <span className="text-ink-2">
        Page {page} sur {pageCount}
      </span>
      <span className="flex flex-wrap gap-1">
        {page > 1 && (
          <Link className={buttonClass({ size: 'small' })} href={href(page - 1)} rel="prev">
            <Icon name="chevronLeft" />
            Page précédente
          </Link>
        )}
        {pageNumbers(page, pageCount).map((one) => (
          <Link
            key={one}
            className={buttonClass({ size: 'small', variant: one === page ? 'default' : 'quiet' })}
            aria-current={one === page ? 'page' : undefined}
            href={href(one)}
          >
            <span className="sr-only">Page </span>
            {one}
          </Link>
        ))}
        {page < pageCount && (
          <Link className={buttonClass({ size: 'small' })} href={href(page + 1)} rel="next">
            Page suivante
            <Icon name="chevronRight" />
          </Link>
        )}
      </span>
    </nav>
  )
}

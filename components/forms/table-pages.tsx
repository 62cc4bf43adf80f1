import { pageNumbers } from '@/components/ui/pagination'
import { SubmitButton } from './submit-button'

/** As `Pagination`, with submit buttons: going to another page keeps the ticks of this one (XC-12). */
export function TablePages({ page, pageCount }: { page: number; pageCount: number }) {
  if (pageCount <= 1) return null
  return (
    <nav className="mt-4 flex flex-wrap items-center justify-between gap-3 text-15" aria-label="Pagination">
      <span className="text-ink-2">
        Page {page} sur {pageCount}
      </span>
      <span className="flex flex-wrap gap-1">
        {page > 1 && (
          <SubmitButton variant="default" size="small" icon="chevronLeft" name="intent" value={`go:${page - 1}`}>
            Page précédente
          </SubmitButton>
        )}
        {pageNumbers(page, pageCount).map((one) => (
          <SubmitButton
            key={one}
            variant={one === page ? 'default' : 'quiet'}
            size="small"
            aria-current={one === page ? 'page' : undefined}
            name="intent"
            value={`go:${one}`}
            pendingText={String(one)}
          >
            <span className="sr-only">Page </span>
            {one}
          </SubmitButton>
        ))}
        {page < pageCount && (
          <SubmitButton variant="default" size="small" iconEnd="chevronRight" name="intent" value={`go:${page + 1}`}>
            Page suivante
          </SubmitButton>
        )}
      </span>
    </nav>
  )
}

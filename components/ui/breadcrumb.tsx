import type { Route } from 'next'
import { Link } from './link'

export type Crumb = { label: string; href?: Route }

/** « Sconet Ts / Accès des Responsables / Créer les accès en masse » (TS-40). The last one is the page itself. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Fil d’Ariane">
      <ol className="breadcrumb">
        {items.map((item, index) => (
          <li key={item.label} aria-current={index === items.length - 1 ? 'page' : undefined}>
            {item.href && index < items.length - 1 ? (
              <Link href={item.href} className="text-ink-2">
                {item.label}
              </Link>
            ) : (
              item.label
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

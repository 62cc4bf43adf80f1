import type { Route } from 'next'
import { Link } from '@/components/ui/link'
import type { TileGroup } from '@/lib/auth/module'
import type { IconName } from '../icons'
import { Icon } from '../ui/icon'

/** Tiles of the portal, by group; the whole tile is one link. */
export function PortalTiles({ groups }: { groups: readonly TileGroup<IconName>[] }) {
  return groups.map((group, index) => (
    <section key={group.title} className="mt-6" aria-labelledby={`portail-${index}`}>
      <h2 id={`portail-${index}`}>{group.title}</h2>
      <ul className="mt-2 grid gap-3 sm:grid-cols-2 xl:grid-cols-3 list-none p-0">
        {group.tiles.map(({ label, text, href, icon }) => (
          <li key={href} className="card relative flex gap-3 px-5 py-4 hover:bg-tint">
            <Icon name={icon} />
            <div>
              <Link href={href as Route} className="font-semibold after:absolute after:inset-0">
                {label}
              </Link>
              <p className="text-15 text-ink-2">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  ))
}

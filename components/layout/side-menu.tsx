import type { MenuGroup } from '@/lib/auth/module'
import type { IconName } from '../icons'
import { Icon } from '../ui/icon'
import { MenuLink } from './menu-link'

/** The groups of the menu; `prefix` keeps the ids of its two copies (side, folded) apart. */
export function SideMenu({ groups, prefix }: { groups: readonly MenuGroup<IconName>[]; prefix: string }) {
  return groups.map((group, index) => (
    <div key={group.title ?? 'accueil'}>
      {group.title && (
        <p className="side-nav-group" id={`${prefix}${index}`}>
          {group.title}
        </p>
      )}
      <ul aria-labelledby={group.title ? `${prefix}${index}` : undefined}>
        {group.entries.map((entry) => (
          <li key={entry.href}>
            <MenuLink href={entry.href} exact={entry.exact}>
              <Icon name={entry.icon} />
              {entry.label}
            </MenuLink>
          </li>
        ))}
      </ul>
    </div>
  ))
}

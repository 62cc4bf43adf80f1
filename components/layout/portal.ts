import type { TileGroup } from '@/lib/auth/module'
import type { Permission } from '@/lib/auth/permissions'
import type { IconName } from '../icons'
import { MODULES } from './staff-menu'

/** TS-35 to TS-37: only what the person has rights on, module by module; a group without tile is not shown. */
export function portalFor(permissions: ReadonlySet<Permission>): TileGroup<IconName>[] {
  return MODULES.flatMap(({ tiles }) => tiles)
    .map((group) => ({ ...group, tiles: group.tiles.filter((tile) => permissions.has(tile.permission)) }))
    .filter((group) => group.tiles.length > 0)
}

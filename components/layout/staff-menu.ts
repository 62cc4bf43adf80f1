import type { MenuGroup, Module } from '@/lib/auth/module'
import type { Permission } from '@/lib/auth/permissions'
import { ACADEMIE_MODULE, SCHOOLS_MODULE } from '@/lib/schools/module'
import { TELESERVICES_MODULE } from '@/lib/teleservices/module'
import type { IconName } from '../icons'

/** The modules of the dashboard, in the order of the menu: a context adds its own here. */
export const MODULES: readonly Module<IconName>[] = [TELESERVICES_MODULE, SCHOOLS_MODULE, ACADEMIE_MODULE]

/** What a person may open; a group without entry is not shown. */
export function menuFor(permissions: ReadonlySet<Permission>): MenuGroup<IconName>[] {
  return MODULES.flatMap(({ menu }) => menu)
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => permissions.has(entry.permission)) }))
    .filter((group) => group.entries.length > 0)
}

/** The module that a page belongs to, by its address; none for the portal and what is everybody's. */
export const moduleOf = (pathname: string): Module<IconName> | undefined =>
  MODULES.find(({ paths }) => paths.some((path) => pathname === path || pathname.startsWith(`${path}/`)))

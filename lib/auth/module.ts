import type { Permission } from './permissions'

export type MenuEntry<Icon extends string = string> = {
  label: string
  href: string
  icon: Icon
  permission: Permission
  exact?: boolean
}
export type MenuGroup<Icon extends string = string> = { title?: string; entries: readonly MenuEntry<Icon>[] }
export type Tile<Icon extends string = string> = Omit<MenuEntry<Icon>, 'exact'> & { text: string }
export type TileGroup<Icon extends string = string> = { title: string; tiles: readonly Tile<Icon>[] }

/** What a context shows of itself on the dashboard of staff: `lib/<context>/module.ts`. */
export type Module<Icon extends string = string> = {
  /** Said in the header on its pages. */
  title: string
  /** First segments of the addresses of its pages. */
  paths: readonly string[]
  menu: readonly MenuGroup<Icon>[]
  /** Of the portal (TS-35 to TS-37). */
  tiles: readonly TileGroup<Icon>[]
}

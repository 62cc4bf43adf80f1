'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useContext } from 'react'

const Place = createContext<string | null>(null)

/** For a page that our server answers under other addresses than its own: what is around it is drawn for that place. */
export const PlacedAt = ({ path, children }: { path: string; children: ReactNode }) => (
  <Place value={path}>{children}</Place>
)

/** Where the person is, as the menu and the header understand it. */
export function usePlace(): string {
  const pathname = usePathname()
  return useContext(Place) ?? pathname
}

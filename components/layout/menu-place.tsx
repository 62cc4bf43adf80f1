'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { usePlace } from './place'

type Place = { href?: string; setHref: (href?: string) => void }
const PlaceContext = createContext<Place>({ setHref: () => {} })

export const useMenuPlace = () => useContext(PlaceContext).href

/** Entry of the menu that the page at that path belongs to. */
export type PlaceOfPath = { path: string; href: string }

/** `first`: of the page that was asked for, known before it is drawn. */
export function MenuPlaceProvider({ first, children }: { first?: PlaceOfPath; children: ReactNode }) {
  const pathname = usePlace()
  const [href = pathname === first?.path ? first.href : undefined, setHref] = useState<string>()
  return <PlaceContext value={{ href, setHref }}>{children}</PlaceContext>
}

/** Entry of the menu that a page belongs to, where its address does not tell: the layout does not run again on navigation. */
export function MenuPlace({ href }: { href: string }) {
  const { setHref } = useContext(PlaceContext)
  useEffect(() => {
    setHref(href)
    return () => setHref(undefined)
  }, [href, setHref])
  return null
}

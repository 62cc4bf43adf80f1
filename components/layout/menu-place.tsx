'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

type Place = { href?: string; setHref: (href?: string) => void }
const PlaceContext = createContext<Place>({ setHref: () => {} })

export const useMenuPlace = () => useContext(PlaceContext).href

export function MenuPlaceProvider({ children }: { children: ReactNode }) {
  const [href, setHref] = useState<string>()
  return <PlaceContext value={{ href, setHref }}>{children}</PlaceContext>
}

/** Entry of the menu that a page belongs to, where its address does not tell. */
export function MenuPlace({ href }: { href: string }) {
  const { setHref } = useContext(PlaceContext)
  useEffect(() => {
    setHref(href)
    return () => setHref(undefined)
  }, [href, setHref])
  return null
}

'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '../ui/link'

type MenuLinkProps = { href: string; exact?: boolean; also?: string; children: ReactNode }

/** Link of a menu that knows whether it is the current page (the layout around it does not run again on navigation). */
export function MenuLink({ href, exact, also, children }: MenuLinkProps) {
  const pathname = usePathname()
  const within = (path: string) => pathname.startsWith(`${path}/`)
  const current = pathname === href || (!exact && within(href)) || (also !== undefined && within(also))
  return (
    <Link href={href as Route} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}

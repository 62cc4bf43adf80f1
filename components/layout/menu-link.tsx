'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '../ui/link'
import { useMenuPlace } from './menu-place'

type MenuLinkProps = { href: string; exact?: boolean; children: ReactNode }

/** Link of a menu that knows whether it is the current page (the layout around it does not run again on navigation). */
export function MenuLink({ href, exact, children }: MenuLinkProps) {
  const pathname = usePathname()
  const path = useMenuPlace() ?? pathname
  const current = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <Link href={href as Route} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}

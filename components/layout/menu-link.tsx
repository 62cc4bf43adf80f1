'use client'

import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Link } from '../ui/link'
import { useMenuPlace } from './menu-place'
import { usePlace } from './place'

type MenuLinkProps = { href: string; exact?: boolean; children: ReactNode }

/** Link of a menu that knows whether it is the current page (the layout around it does not run again on navigation). */
export function MenuLink({ href, exact, children }: MenuLinkProps) {
  const pathname = usePlace()
  const path = useMenuPlace() ?? pathname
  const current = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <Link href={href as Route} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}

import type { Route } from 'next'
import NextLink from 'next/link'
import type { ComponentProps } from 'react'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: Route; prefetch?: boolean }

/** A link that loads its page when it is followed, not when it is seen: families pay for their data. */
export const Link = ({ prefetch = false, ...rest }: LinkProps) => <NextLink prefetch={prefetch} {...rest} />

import type { Route } from 'next'
import type { ComponentProps, ReactNode } from 'react'
import type { IconName } from '../icons'
import { Icon } from './icon'
import { Link } from './link'

export type ButtonVariant = 'default' | 'primary' | 'quiet' | 'danger'

type Look = {
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  icon?: IconName
  iconEnd?: IconName
  children: ReactNode
}

/** Class names of a button; for the rare element that is neither a button nor a link. */
export function buttonClass({ variant = 'default', size = 'normal' }: Pick<Look, 'variant' | 'size'>, className = '') {
  return ['btn', variant !== 'default' && `btn-${variant}`, size === 'small' && 'btn-small', className]
    .filter(Boolean)
    .join(' ')
}

function Content({ icon, iconEnd, children }: Pick<Look, 'icon' | 'iconEnd' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </>
  )
}

/** A command. Never disabled: it answers with the reason. For the submit of a form, see `SubmitButton`. */
export function Button({
  variant,
  size,
  icon,
  iconEnd,
  children,
  className,
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={buttonClass({ variant, size }, className)}>
      <Content icon={icon} iconEnd={iconEnd}>
        {children}
      </Content>
    </button>
  )
}

type LinkButtonProps = Look & { href: Route } & Omit<ComponentProps<'a'>, 'href'> & { prefetch?: boolean }

/** A link that looks like a command (it goes to a page). */
export function LinkButton({ variant, size, icon, iconEnd, children, className, href, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} href={href} className={buttonClass({ variant, size }, className)}>
      <Content icon={icon} iconEnd={iconEnd}>
        {children}
      </Content>
    </Link>
  )
}

/** A file to fetch: a plain link, never prefetched, never a client navigation. */
export function DownloadButton({
  variant,
  size,
  icon = 'download',
  children,
  className,
  ...rest
}: Look & ComponentProps<'a'>) {
  return (
    <a {...rest} className={buttonClass({ variant, size }, className)}>
      <Content icon={icon}>{children}</Content>
    </a>
  )
}

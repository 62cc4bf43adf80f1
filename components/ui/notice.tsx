import type { ReactNode } from 'react'
import { typographic } from '@/lib/platform/text'
import type { IconName } from '../icons'
import { Icon } from './icon'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'danger'

const ICON: Record<NoticeTone, IconName> = { info: 'info', ok: 'check', warn: 'warning', danger: 'warning' }

type NoticeProps = {
  tone?: NoticeTone
  icon?: IconName
  title?: ReactNode
  children?: ReactNode
  id?: string
  /** `status` for an answer to what was just done; `alert` only when nothing else says it. */
  role?: 'status' | 'alert'
  className?: string
}

/** Says what and what to do. Stays on screen: there is no toast. */
export function Notice({ tone = 'info', icon, title, children, id, role, className = '' }: NoticeProps) {
  return (
    <div
      id={id}
      role={role}
      tabIndex={role ? -1 : undefined}
      className={`notice ${tone === 'info' ? '' : `notice-${tone}`} ${className}`}
    >
      <Icon name={icon ?? ICON[tone]} />
      <div>
        {title && (
          <p>
            <strong>{typeof title === 'string' ? typographic(title) : title}</strong>
          </p>
        )}
        {typeof children === 'string' ? <p>{typographic(children)}</p> : children}
      </div>
    </div>
  )
}

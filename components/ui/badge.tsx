import type { ReactNode } from 'react'
import type { IconName } from '../icons'
import { Icon } from './icon'

export type Tone = 'ok' | 'info' | 'warn' | 'danger' | 'neutral'

const ICON: Record<Tone, IconName> = {
  ok: 'check',
  info: 'clock',
  warn: 'warning',
  danger: 'warning',
  neutral: 'remove',
}

/** A state in one or two words: icon and colour come after the word, never instead of it. Not clickable, one a row. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={tone === 'neutral' ? 'badge' : `badge badge-${tone}`}>
      <Icon name={icon ?? ICON[tone]} />
      {children}
    </span>
  )
}

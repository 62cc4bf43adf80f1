import { Badge, type Tone } from '@/components/ui/badge'
import type { LoadState } from '@/lib/loads/domain/states'
import { LOAD_STATE_LABELS } from '@/lib/loads/labels'

const TONES: Record<LoadState, Tone> = {
  UPLOADED: 'info',
  ANALYSING: 'info',
  ANALYSED: 'warn',
  APPLYING: 'info',
  APPLIED: 'ok',
  REJECTED: 'danger',
  CANCELLED: 'neutral',
}

type LoadStateBadgeProps = { state: LoadState; labels?: Record<LoadState, string> }

/** Where a load is, in the words of its kind. */
export const LoadStateBadge = ({ state, labels = LOAD_STATE_LABELS }: LoadStateBadgeProps) => (
  <Badge tone={TONES[state]}>{labels[state]}</Badge>
)

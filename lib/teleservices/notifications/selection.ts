import 'server-only'
import { defineSelection } from '@/lib/selections/define-selection'

/** Rows unticked in « Notifier en masse » (TS-85). By default every couple is ticked. */
export const NOTIFICATION_TICKS = defineSelection('teleservices.notifications')

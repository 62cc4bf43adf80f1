import 'server-only'
import { defineSelection } from '@/lib/selections/define-selection'

/** Unsaved ticks of « Créer les accès en masse » (TS-77). By default a couple is ticked when it has an access. */
export const ACCESS_TICKS = defineSelection('teleservices.accesses')

/** Milliseconds for a whole school, some thousands of couples, in one transaction. */
export const WHOLE_SCHOOL = { timeout: 60_000, maxWait: 15_000 }

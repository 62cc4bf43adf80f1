import 'server-only'
import { defineSelection } from '@/lib/selections/define-selection'

/** Unsaved ticks of « Créer les accès en masse » (TS-77). By default a couple is ticked when it has an access. */
export const ACCESS_TICKS = defineSelection('teleservices.accesses')

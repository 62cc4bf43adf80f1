'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { defineAction } from '@/lib/auth/action'
import { clientAddress, ipAddress } from '@/lib/platform/client-address'
import { Refusal } from '@/lib/platform/errors'
import { NoInput } from '@/lib/platform/query-values'
import { setSchoolSettings } from '@/lib/schools/settings/commands/set-school-settings'
import { verifyRanges } from '@/lib/schools/settings/commands/verify-ranges'
import { SETTINGS } from '@/lib/schools/settings/messages'
import { SchoolSettingsForm } from '@/lib/schools/settings/schemas'

export const setSchoolSettingsAction = defineAction({
  name: 'schools.set-settings',
  permission: 'school:manage',
  input: SchoolSettingsForm,
  async run(actor, input) {
    await setSchoolSettings(actor, input)
    revalidatePath('/etablissement/parametres')
    return { message: SETTINGS.saved }
  },
})

export const verifyRangesAction = defineAction({
  name: 'schools.verify-ranges',
  permission: 'school:manage',
  input: NoInput,
  async run(actor) {
    const address = ipAddress(clientAddress(await headers()))
    if (!address) throw new Refusal('REJECTED', SETTINGS.notThere)
    await verifyRanges(actor, address)
    revalidatePath('/etablissement/parametres')
    return { message: SETTINGS.verified }
  },
})

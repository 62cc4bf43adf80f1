'use server'

import { revalidatePath } from 'next/cache'
import { defineAction } from '@/lib/auth/action'
import { setSchoolSettings } from '@/lib/schools/settings/commands/set-school-settings'
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

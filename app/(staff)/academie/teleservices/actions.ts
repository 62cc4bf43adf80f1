'use server'

import { revalidatePath } from 'next/cache'
import { defineAcademieAction } from '@/lib/auth/action'
import { declareSchools } from '@/lib/teleservices/opening/commands/declare-schools'
import { declareTeleservice } from '@/lib/teleservices/opening/commands/declare-teleservice'
import { changedBoxes } from '@/lib/teleservices/opening/domain/declaration'
import { DECLARATION_SAVED, NOTHING_CHANGED } from '@/lib/teleservices/opening/messages-declaration'
import { DeclareSchoolsForm, DeclareTeleserviceForm } from '@/lib/teleservices/opening/schemas-declaration'

export const declareTeleserviceAction = defineAcademieAction({
  name: 'teleservices.declare-teleservice',
  permission: 'academie:manage',
  input: DeclareTeleserviceForm,
  async run(actor, { kind, offer, mandatory }) {
    const changed = await declareTeleservice(actor, { kind, offer, mandatory: mandatory === '1' })
    revalidatePath('/academie/teleservices', 'layout')
    return { message: changed ? DECLARATION_SAVED : NOTHING_CHANGED }
  },
})

export const declareSchoolsAction = defineAcademieAction({
  name: 'teleservices.declare-schools',
  permission: 'academie:manage',
  input: DeclareSchoolsForm,
  async run(actor, { kind, shownExperimenters, experimenters, shownUsers, users }) {
    const changed = await declareSchools(actor, {
      kind,
      experimenters: changedBoxes({ shown: shownExperimenters, ticked: experimenters }),
      users: changedBoxes({ shown: shownUsers, ticked: users }),
    })
    revalidatePath('/academie/teleservices', 'layout')
    return { message: changed > 0 ? DECLARATION_SAVED : NOTHING_CHANGED }
  },
})

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { deleteAssessment } from '@/lib/teleservices/records/commands/delete-assessment'
import { saveAssessment } from '@/lib/teleservices/records/commands/save-assessment'
import { AssessmentForm, DeleteAssessmentForm } from '@/lib/teleservices/records/schemas'

export const saveAssessmentAction = defineAction({
  name: 'teleservices.save-assessment',
  permission: 'record:load',
  input: AssessmentForm,
  async run(actor, form) {
    await saveAssessment(actor, form)
    redirect('/teleservices/notes?fait=enregistre' as Route)
  },
})

export const deleteAssessmentAction = defineAction({
  name: 'teleservices.delete-assessment',
  permission: 'record:load',
  input: DeleteAssessmentForm,
  async run(actor, { assessmentId }) {
    await deleteAssessment(actor, assessmentId)
    redirect('/teleservices/notes?fait=supprime' as Route)
  },
})

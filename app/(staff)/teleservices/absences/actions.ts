'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { deleteAbsence } from '@/lib/teleservices/records/commands/delete-absence'
import { saveAbsence } from '@/lib/teleservices/records/commands/save-absence'
import { AbsenceForm, DeleteAbsenceForm } from '@/lib/teleservices/records/schemas'

export const saveAbsenceAction = defineAction({
  name: 'teleservices.save-absence',
  permission: 'record:load',
  input: AbsenceForm,
  async run(actor, form) {
    await saveAbsence(actor, form)
    redirect('/teleservices/absences?fait=enregistre' as Route)
  },
})

export const deleteAbsenceAction = defineAction({
  name: 'teleservices.delete-absence',
  permission: 'record:load',
  input: DeleteAbsenceForm,
  async run(actor, { absenceId }) {
    await deleteAbsence(actor, absenceId)
    redirect('/teleservices/absences?fait=supprime' as Route)
  },
})

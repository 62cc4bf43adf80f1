'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { deleteSkill } from '@/lib/teleservices/records/commands/delete-skill'
import { saveSkill } from '@/lib/teleservices/records/commands/save-skill'
import { DeleteSkillForm, SkillForm } from '@/lib/teleservices/records/schemas-skills'

export const saveSkillAction = defineAction({
  name: 'teleservices.save-skill',
  permission: 'record:load',
  input: SkillForm,
  async run(actor, form) {
    await saveSkill(actor, form)
    redirect('/teleservices/livret?fait=enregistre' as Route)
  },
})

export const deleteSkillAction = defineAction({
  name: 'teleservices.delete-skill',
  permission: 'record:load',
  input: DeleteSkillForm,
  async run(actor, { skillId }) {
    await deleteSkill(actor, skillId)
    redirect('/teleservices/livret?fait=supprime' as Route)
  },
})

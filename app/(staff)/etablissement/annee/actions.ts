'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { cutAccesses } from '@/lib/accounts'
import { defineAction } from '@/lib/auth/action'
import { confirmYear } from '@/lib/schools/years/commands/confirm-year'
import { undoYear } from '@/lib/schools/years/commands/undo-year'
import { ConfirmYearForm, UndoYearForm } from '@/lib/schools/years/schemas'
import { closeLapsedAndCopy } from '@/lib/teleservices/replication/commands/copy-again'

export const confirmYearAction = defineAction({
  name: 'schools.confirm-year',
  permission: 'school:manage',
  input: ConfirmYearForm,
  async run(actor, input) {
    await confirmYear(actor, input, cutAccesses)
    // The header of every page says the year.
    revalidatePath('/', 'layout')
    redirect('/etablissement/annee?fait=confirmee' as Route)
  },
})

export const undoYearAction = defineAction({
  name: 'schools.undo-year',
  permission: 'school:manage',
  input: UndoYearForm,
  async run(actor) {
    await undoYear(actor, closeLapsedAndCopy)
    revalidatePath('/', 'layout')
    redirect('/etablissement/annee?fait=annulee' as Route)
  },
})

'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { NoInput } from '@/lib/platform/query-values'
import { answerDoubts } from '@/lib/schools/imports/commands/answer-doubts'
import { cancelImport } from '@/lib/schools/imports/commands/cancel-import'
import { confirmImport } from '@/lib/schools/imports/commands/confirm-import'
import { undoImport } from '@/lib/schools/imports/commands/undo-import'
import { givenBack } from '@/lib/schools/imports/messages'
import { AnswerDoubtsForm, ConfirmImportForm, ImportParams } from '@/lib/schools/imports/schemas'
import { closeLapsedAndCopy, giveBackAndCopy } from '@/lib/teleservices/replication/commands/copy-again'

export const confirmImportAction = defineAction({
  name: 'schools.confirm-import',
  permission: 'import:run',
  input: ConfirmImportForm,
  async run(actor, { importId, shown, ...answers }) {
    await confirmImport(actor, importId, answers, shown)
    redirect(`/etablissement/imports/${importId}` as Route)
  },
})

export const answerDoubtsAction = defineAction({
  name: 'schools.answer-doubts',
  permission: 'import:run',
  input: AnswerDoubtsForm,
  async run(actor, { importId, reponses }) {
    await answerDoubts(actor, importId, reponses)
    redirect(`/etablissement/imports/${importId}` as Route)
  },
})

export const cancelImportAction = defineAction({
  name: 'schools.cancel-import',
  permission: 'import:run',
  input: ImportParams,
  async run(actor, { importId }) {
    await cancelImport(actor, importId)
    redirect(`/etablissement/imports/${importId}` as Route)
  },
})

export const giveBackAction = defineAction({
  name: 'schools.give-back',
  permission: 'import:run',
  input: NoInput,
  async run(actor) {
    const back = await giveBackAndCopy(actor)
    revalidatePath('/etablissement/imports', 'layout')
    return { message: givenBack(back) }
  },
})

export const undoImportAction = defineAction({
  name: 'schools.undo-import',
  permission: 'import:run',
  input: ImportParams,
  async run(actor, { importId }) {
    await undoImport(actor, importId, closeLapsedAndCopy)
    redirect(`/etablissement/imports/${importId}` as Route)
  },
})

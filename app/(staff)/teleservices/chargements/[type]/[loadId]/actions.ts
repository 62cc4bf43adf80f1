'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { cancelRecordLoad } from '@/lib/teleservices/records/commands/cancel-record-load'
import { confirmRecordLoad } from '@/lib/teleservices/records/commands/confirm-record-load'
import { ConfirmRecordLoadForm, RecordLoadForm } from '@/lib/teleservices/records/schemas'

export const confirmRecordLoadAction = defineAction({
  name: 'teleservices.confirm-record-load',
  permission: 'record:load',
  input: ConfirmRecordLoadForm,
  async run(actor, load) {
    await confirmRecordLoad(actor, load)
    redirect(`/teleservices/chargements/${load.type}/${load.loadId}` as Route)
  },
})

export const cancelRecordLoadAction = defineAction({
  name: 'teleservices.cancel-record-load',
  permission: 'record:load',
  input: RecordLoadForm,
  async run(actor, load) {
    await cancelRecordLoad(actor, load)
    redirect(`/teleservices/chargements/${load.type}/${load.loadId}` as Route)
  },
})

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { cancelBatch } from '@/lib/mailings/commands/cancel-batch'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { BatchInput } from '@/lib/teleservices/notifications/schemas'

const pageOf = (batchId: string) => `/teleservices/notifications/${batchId}` as Route

export const cancelNotificationAction = defineAction({
  name: 'teleservices.cancel-notification',
  permission: 'activation-code:notify',
  input: BatchInput,
  async run(actor, { batchId }) {
    await cancelBatch(actor, batchId)
    redirect(pageOf(batchId))
  },
})

export const startNotificationAction = defineAction({
  name: 'teleservices.start-notification',
  permission: 'activation-code:notify',
  input: BatchInput,
  async run(actor, { batchId }) {
    await startBatchNow(actor, batchId)
    redirect(pageOf(batchId))
  },
})

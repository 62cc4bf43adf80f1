'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { cancelNotification } from '@/lib/teleservices/deliveries/commands/cancel-notification'
import { startBatchNow } from '@/lib/teleservices/deliveries/commands/start-batch'
import { BatchInput } from '@/lib/teleservices/notifications/schemas'

const pageOf = (batchId: string) => `/teleservices/notifications/${batchId}` as Route

export const cancelNotificationAction = defineAction({
  name: 'teleservices.cancel-notification',
  permission: 'activation-code:notify',
  input: BatchInput,
  async run(actor, { batchId }) {
    await cancelNotification(actor, batchId)
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

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/action'
import { pressNotificationButton } from '@/lib/teleservices/notifications/commands/press-notification-button'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { requestSample } from '@/lib/teleservices/notifications/commands/request-sample'
import { SAMPLE } from '@/lib/teleservices/notifications/messages-sample'
import {
  NotificationTableForm,
  notificationSearchOf,
  RequestNotificationInput,
} from '@/lib/teleservices/notifications/schemas'

export const pressNotificationButtonAction = defineAction({
  name: 'teleservices.choose-notified',
  permission: 'activation-code:notify',
  input: NotificationTableForm,
  async run(actor, input) {
    redirect((await pressNotificationButton(actor, input)) as Route)
  },
})

export const requestNotificationAction = defineAction({
  name: 'teleservices.request-notification',
  permission: 'activation-code:notify',
  input: RequestNotificationInput,
  async run(actor, { from, ...asked }) {
    const { batchId } = await requestNotification(actor, { ...asked, search: notificationSearchOf(from) })
    redirect(`/teleservices/notifications/${batchId}` as Route)
  },
})

export const requestSampleAction = defineAction({
  name: 'teleservices.request-sample',
  permission: 'activation-code:notify',
  input: z.object({}),
  async run(actor) {
    const { to } = await requestSample(actor)
    return { message: SAMPLE.sent(to) }
  },
})

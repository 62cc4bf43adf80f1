'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { requestStudentNotification } from '@/lib/teleservices/notifications/commands/request-student-notification'
import { RequestNotificationInput } from '@/lib/teleservices/notifications/schemas'
import { studentNotificationSearchOf } from '@/lib/teleservices/notifications/schemas-students'

export const requestStudentNotificationAction = defineAction({
  name: 'teleservices.request-student-notification',
  permission: 'activation-code:notify',
  input: RequestNotificationInput,
  async run(actor, { from, ...asked }) {
    const search = studentNotificationSearchOf(from)
    const { batchId } = await requestStudentNotification(actor, { ...asked, search })
    redirect(`/teleservices/notifications/${batchId}` as Route)
  },
})

'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { NoInput } from '@/lib/platform/query-values'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { listClosing } from '@/lib/teleservices/opening/queries/list-closing'
import { openingQuery, SetOpeningForm } from '@/lib/teleservices/opening/schemas'
import { requestReplication } from '@/lib/teleservices/replication/commands/request-replication'
import { REPLICATION_ASKED } from '@/lib/teleservices/replication/messages'

export const setOpeningAction = defineAction({
  name: 'teleservices.set-opening',
  permission: 'teleservice:open',
  input: SetOpeningForm,
  async run(actor, { confirmed, ...wanted }) {
    const closing = await listClosing(actor, wanted)
    if (closing.length > 0 && !confirmed)
      redirect(`/teleservices/ouverture/fermer?${new URLSearchParams(wanted)}` as Route)
    const asked = Object.entries(wanted).flatMap(([kind, choice]) => (choice ? [[kind, choice === 'OPEN']] : []))
    const done = await setOpening(actor, { wanted: Object.fromEntries(asked) })
    revalidatePath('/teleservices', 'layout')
    redirect(`/teleservices/ouverture?${openingQuery(done)}` as Route)
  },
})

export const relaunchReplicationAction = defineAction({
  name: 'teleservices.relaunch-replication',
  permission: 'replication:run',
  input: NoInput,
  async run(actor) {
    await requestReplication(actor)
    return { message: REPLICATION_ASKED }
  },
})

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { disputeAccesses } from '@/lib/accounts/commands/dispute-accesses'
import { DisputeInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'

export const disputeAccessesAction = defineFamilyAction({
  name: 'accounts.dispute-accesses',
  input: DisputeInput,
  async run(actor, input) {
    await disputeAccesses(actor, input)
    redirect('/mes-teleservices?fait=signale' as Route)
  },
})

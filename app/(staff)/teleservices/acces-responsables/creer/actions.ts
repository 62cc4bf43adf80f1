'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { safePath } from '@/lib/auth/return-path'
import { discardTicks } from '@/lib/teleservices/accesses/commands/draft-accesses'
import { pressAccessButton } from '@/lib/teleservices/accesses/commands/press-access-button'
import { validateAccesses } from '@/lib/teleservices/accesses/commands/validate-accesses'
import { AccessForm, DiscardAccesses, ValidateAccesses } from '@/lib/teleservices/accesses/schemas'

const REPORT = '/teleservices/acces-responsables/creer/rapport'

export const pressAccessButtonAction = defineAction({
  name: 'teleservices.draft-accesses',
  permission: 'activation-code:grant',
  input: AccessForm,
  async run(actor, input) {
    redirect((await pressAccessButton(actor, input)) as Route)
  },
})

export const validateAccessesAction = defineAction({
  name: 'teleservices.validate-accesses',
  permission: 'activation-code:grant',
  input: ValidateAccesses,
  async run(actor, { to, ...asked }) {
    const { id, repeated } = await validateAccesses(actor, asked)
    const query = new URLSearchParams({ ...(to && { vers: safePath(to) }), ...(repeated && { deja: '1' }) })
    redirect(`${REPORT}/${id}${query.size > 0 ? `?${query}` : ''}` as Route)
  },
})

export const discardAccessesAction = defineAction({
  name: 'teleservices.discard-accesses',
  permission: 'activation-code:grant',
  input: DiscardAccesses,
  async run(actor, { to }) {
    await discardTicks(actor)
    redirect(safePath(to, '/teleservices/acces-responsables/creer' as Route))
  },
})

'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { displayCode } from '@/lib/accounts/commands/display-code'
import { liftSuspension } from '@/lib/accounts/commands/lift-suspension'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { defineAction } from '@/lib/auth/action'
import { sendUsername, showUsername } from '@/lib/teleservices/holders/commands/remind-username'
import { unblockHolder } from '@/lib/teleservices/holders/commands/unblock-holder'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { REMIND } from '@/lib/teleservices/holders/messages'
import { HolderInput, NotifyOneInput, RenewInput, UndoInput, WithdrawInput } from '@/lib/teleservices/holders/schemas'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'

export const displayCodeAction = defineAction({
  name: 'teleservices.display-code',
  permission: 'activation-code:read',
  input: HolderInput,
  run: async (actor, input) => ({ message: 'Code affiché.', data: { code: await displayCode(actor, input) } }),
})

export const withdrawCodeAction = defineAction({
  name: 'teleservices.withdraw-code',
  permission: 'access:withdraw',
  input: WithdrawInput,
  async run(actor, input) {
    const outcome = await withdrawCode(actor, input)
    redirect(holderHref(input, { de: input.de, fait: outcome === 'DONE' ? 'retire' : 'change' }) as Route)
  },
})

export const renewCodeAction = defineAction({
  name: 'teleservices.renew-code',
  permission: 'activation-code:grant',
  input: RenewInput,
  async run(actor, { reason, ...input }) {
    const told = { shownUsed: input.shownUsed === 'oui', ...(reason && { reason }) }
    const outcome = await renewCode(actor, { ...input, ...told })
    if (outcome === 'ASK') redirect(holderHref(input, { step: 'nouveau', de: input.de }) as Route)
    const done = input.shownCodeId ? 'nouveau' : 'autorise'
    redirect(holderHref(input, { de: input.de, fait: outcome === 'DONE' ? done : 'change' }) as Route)
  },
})

export const liftSuspensionAction = defineAction({
  name: 'teleservices.lift-suspension',
  permission: 'activation-code:grant',
  input: HolderInput,
  async run(actor, input) {
    const outcome = await liftSuspension(actor, input)
    redirect(holderHref(input, { de: input.de, fait: outcome === 'DONE' ? 'leve' : 'change' }) as Route)
  },
})

export const unblockAction = defineAction({
  name: 'teleservices.unblock',
  permission: 'activation-code:grant',
  input: HolderInput,
  async run(actor, input) {
    await unblockHolder(actor, input)
    redirect(holderHref(input, { de: input.de, fait: 'debloque' }) as Route)
  },
})

export const undoWithdrawalAction = defineAction({
  name: 'teleservices.undo-withdrawal',
  permission: 'access:withdraw',
  input: UndoInput,
  async run(actor, { withdrawalId, de }) {
    const holder = await undoAccessWithdrawal(actor, { withdrawalId })
    redirect(holderHref(holder, { de, fait: 'annule' }) as Route)
  },
})

export const notifyOneAction = defineAction({
  name: 'teleservices.notify-one',
  permission: 'activation-code:notify',
  input: NotifyOneInput,
  async run(actor, input) {
    const { batchId } = await notifyOne(actor, input)
    redirect(holderHref(input, { de: input.de, fait: 'envoye', envoi: batchId }) as Route)
  },
})

export const showUsernameAction = defineAction({
  name: 'teleservices.show-username',
  permission: 'activation-code:read',
  input: HolderInput,
  run: async (actor, input) => ({
    message: 'Identifiant affiché.',
    data: { username: await showUsername(actor, input) },
  }),
})

export const sendUsernameAction = defineAction({
  name: 'teleservices.send-username',
  permission: 'activation-code:grant',
  input: HolderInput,
  async run(actor, input) {
    await sendUsername(actor, input)
    return { message: REMIND.sent }
  },
})

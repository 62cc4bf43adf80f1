'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { attachCode } from '@/lib/accounts/commands/attach-code'
import { birthDateOf } from '@/lib/accounts/domain/birth-date'
import { codeAndBirthDateInput } from '@/lib/accounts/schemas'
import { defineFamilyAction } from '@/lib/auth/action'
import { clientAddress } from '@/lib/platform/client-address'
import { today } from '@/lib/platform/clock'
import { normaliseCode } from '@/lib/platform/codes/domain/code'

export const attachCodeAction = defineFamilyAction({
  name: 'accounts.attach-code',
  input: codeAndBirthDateInput(today),
  secret: ['code', 'day', 'month', 'year'],
  async run(actor, { code, ...typed }) {
    const address = clientAddress(await headers())
    await attachCode(actor, { code: normaliseCode(code), birthDate: birthDateOf(typed), address })
    redirect('/mes-teleservices?fait=rattache' as Route)
  },
})

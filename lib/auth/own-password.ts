import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/platform/client-address'
import { db } from '@/lib/platform/db'
import { knownDevice } from './devices'
import { SIGN_IN } from './messages'
import { checkPasswordOf } from './password-check'

/** Checks the password of somebody who is signed in, under the same limits as a sign-in; its epoch. Throws a Refusal. */
export async function checkOwnPassword(accountId: string, password: string): Promise<{ epoch: number }> {
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { usernameKey: true } })
  const address = clientAddress(await headers())
  return checkPasswordOf({
    ...{ usernameKey: account.usernameKey, password, address, knownDevice },
    wrong: SIGN_IN.wrongPassword,
  })
}
